-- One row per file with records about a school or township that the registers do not hold.
with named as (
    select
        decision_id,
        unit_type,
        unit_code,
        stage,
        filename,
    from raw.decisions
    union all
    select
        decision_id,
        'school' as unit_type,
        predecessor_code as unit_code,
        stage,
        filename,
    from raw.decisions
    where predecessor_code is not null
),

registered as (
    select
        'school' as unit_type,
        school_code as unit_code,
        stage,
    from raw.schools
    union all
    select
        'township' as unit_type,
        township_code as unit_code,
        null as stage,
    from raw.townships
),

findings as (
    select
        named.filename as file,
        count(*) as rows_n,
        min(concat('decision_id=', named.decision_id, ', unit_code=', named.unit_code), 3) as samples,
    from named
    anti join registered
        on
            named.unit_type = registered.unit_type
            and named.unit_code = registered.unit_code
            and coalesce(named.stage, registered.stage, '') = coalesce(registered.stage, named.stage, '')
    group by named.filename
)

select * from findings
