-- One row per file with an observation of a school or township that the registers do not hold.
with registers as (
    select
        'school' as entity_type,
        school_code as entity_id,
    from raw.schools
    union
    select
        'township' as entity_type,
        township_code as entity_id,
    from raw.townships
),

findings as (
    select
        observations.filename as file,
        count(*) as rows_n,
        min(concat('entity_type=', observations.entity_type, ', entity_id=', observations.entity_id), 3) as samples,
    from raw.observations as observations
    anti join registers
        on observations.entity_type = registers.entity_type and observations.entity_id = registers.entity_id
    where observations.entity_type in ('school', 'township')
    group by observations.filename
)

select * from findings
