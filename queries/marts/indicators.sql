-- One row per plan, indicator, part and stage: its definition, the stages that report, and whether its number is the policy's own and judged.
with rises as (
    select distinct
        plan_id,
        indicator_id,
        coalesce(part, '') as part,
        coalesce(stage, 'all') as stage,
    from plan.targets
    where change
),

indicators as (
    select
        indicators.* exclude (part, stage, stages, reference),
        coalesce(indicators.part, '') as part,
        coalesce(indicators.stage, 'all') as stage,
        case
            when coalesce(indicators.stage, 'all') <> 'all' then [indicators.stage]
            when len(indicators.stages) > 0 then indicators.stages
            else ['primary', 'junior', 'senior']
        end as stages,
        coalesce(indicators.reference, false) as is_reference,
        rises.indicator_id is not null as is_rise,
        coalesce(
            indicators.threshold is not null
            and indicators.comparator is not null
            and indicators.display <> 'report_only'
            and not coalesce(indicators.reference, false)
            and rises.indicator_id is null,
            false
        ) as is_judged,
    from plan.indicators as indicators
    left join rises
        on
            indicators.plan_id = rises.plan_id
            and indicators.indicator_id = rises.indicator_id
            and coalesce(indicators.part, '') = rises.part
            and coalesce(indicators.stage, 'all') = rises.stage
)

select * from indicators
