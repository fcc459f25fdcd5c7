-- One row per unit that reports, stage, entity that it counts towards and stretch of validity, by the register; a teaching point counts with its parent.
with schools as (
    select *
    from staging.schools
    where school_code not in (select school_code from intermediate.teaching_points)
),

expected_entities as (
    select
        'school' as member_type,
        school_code as member_id,
        stage,
        unnest(['township', 'county']) as entity_type,
        unnest([township_code, 'county']) as entity_id,
        parent_code is null as is_expected,
        valid_from,
        valid_to,
    from schools
    union all
    select
        'township' as member_type,
        township_code as member_id,
        stage,
        'county' as entity_type,
        'county' as entity_id,
        parent_code is null as is_expected,
        valid_from,
        valid_to,
    from staging.schools
)

select * from expected_entities
