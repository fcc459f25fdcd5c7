-- One row per school, stage and period of validity.
with schools as (
    select
        school_code,
        stage,
        name as school_name,
        township_code,
        coalesce(valid_from, date '0001-01-01') as valid_from,
        coalesce(valid_to, date '9999-12-31') as valid_to,
        location_type,
        is_private,
        parent_code,
        accountable_from,
    from raw.schools
)

select * from schools
