-- One row per plan, phase, target and entity that the target is followed for: the county, and the units below it.
with targets as (
    select
        targets.plan_id,
        targets.phase_id,
        targets.indicator_id,
        coalesce(targets.part, '') as part,
        coalesce(targets.stage, 'all') as stage,
        coalesce(definitions.stages, ['primary', 'junior', 'senior']) as stages,
        least(phases.ends_on, info.as_of) as judged_on,
    from plan.targets as targets
    inner join plan.phases as phases on targets.plan_id = phases.plan_id and targets.phase_id = phases.phase_id
    left join intermediate.indicator_definitions as definitions
        on
            targets.indicator_id = definitions.indicator_id
            and coalesce(targets.part, '') = definitions.part
            and coalesce(targets.stage, 'all') = definitions.stage
    cross join marts.build_info as info
),

reporting as (
    select distinct
        indicator_id,
        part,
        stage,
        entity_type,
    from marts.indicator_values
    where entity_type in ('school', 'township')
),

register as (
    select
        'school' as entity_type,
        member_id as entity_id,
        * exclude (member_type, entity_type, entity_id),
    from intermediate.expected_entities
    where member_type = 'school'
    union all
    select
        'township' as entity_type,
        member_id as entity_id,
        * exclude (member_type, entity_type, entity_id),
    from intermediate.expected_entities
    where member_type = 'township'
),

units as (
    select distinct
        targets.plan_id,
        targets.phase_id,
        targets.indicator_id,
        targets.part,
        targets.stage,
        register.entity_type,
        register.entity_id,
    from targets
    inner join reporting
        on
            targets.indicator_id = reporting.indicator_id
            and targets.part = reporting.part
            and targets.stage = reporting.stage
    inner join register
        on
            reporting.entity_type = register.entity_type
            and register.is_expected
            and (
                targets.stage = register.stage
                or (targets.stage = 'all' and list_contains(targets.stages, register.stage))
            )
            and targets.judged_on between register.valid_from and register.valid_to
),

phase_entities as (
    select
        * exclude (stages, judged_on),
        'county' as entity_type,
        'county' as entity_id,
    from targets
    union all
    select * from units
)

select * from phase_entities
