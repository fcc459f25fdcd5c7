-- One row per file with a school and stage that has two rows valid on the same day.
with periods as (
    select
        school_code,
        stage,
        coalesce(valid_from, date '0001-01-01') as starts_on,
        coalesce(valid_to, date '9999-12-31') as ends_on,
        filename,
    from raw.schools
),

findings as (
    select
        later.filename as file,
        count(*) as rows_n,
        min(
            concat('school_code=', later.school_code, ', stage=', later.stage, ', valid_from=', later.starts_on), 3
        ) as samples,
    from periods as later
    inner join periods as earlier
        on
            later.school_code = earlier.school_code
            and later.stage = earlier.stage
            and later.starts_on > earlier.starts_on
            and later.starts_on <= earlier.ends_on
    group by later.filename
)

select * from findings
