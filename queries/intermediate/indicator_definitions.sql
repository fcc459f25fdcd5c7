-- One row per indicator, part and stage: its definition, the governing plan's where several plans hold one.
with definitions as (
    select
        indicators.* exclude (plan_id, part, stage, reference),
        coalesce(indicators.part, '') as part,
        coalesce(indicators.stage, 'all') as stage,
        coalesce(indicators.reference, false) as reference,
    from plan.indicators as indicators
    inner join plan.plans as plans on indicators.plan_id = plans.plan_id
    qualify row_number() over (
        partition by indicators.indicator_id, coalesce(indicators.part, ''), coalesce(indicators.stage, 'all')
        order by plans.governing desc, plans.plan_id
    ) = 1
),

indicator_definitions as (
    select
        *,
        count(*) over (partition by indicator_id, part) as stage_n,
    from definitions
)

select * from indicator_definitions
