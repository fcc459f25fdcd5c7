-- One row per file with actions about a school or township that the registers do not hold.
with registered as (
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
    union all
    select
        'county' as unit_type,
        'county' as unit_code,
        null as stage,
),

findings as (
    select
        actions.filename as file,
        count(*) as rows_n,
        min(concat('action_id=', actions.action_id, ', unit_code=', actions.unit_code), 3) as samples,
    from raw.actions as actions
    anti join registered
        on
            actions.unit_type = registered.unit_type
            and actions.unit_code = registered.unit_code
            and coalesce(actions.stage, registered.stage, '') = coalesce(registered.stage, actions.stage, '')
    group by actions.filename
)

select * from findings
