-- One row per plan, indicator, part and stage: its definition, the stages that report, the page that shows it, and whether its number is judged here.
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
        case coalesce(indicators.source, 'observations')
            when 'observations' then 'monitoring'
            when 'marts.computed_indicators' then 'monitoring'
            when 'marts.warnings' then 'warnings'
            when 'plan.ranking_versions' then 'methods'
            when 'intermediate.cut_lines' then 'methods'
            when 'reports.township_contribution' then 'township'
            when 'reports.unit_trend' then 'school'
            when 'reports.unit_process' then 'school'
            when 'marts.test_subject_results' then 'school'
            when 'none' then ''
            else 'school_comparison'
        end as shown_on,
        coalesce(
            indicators.threshold is not null
            and indicators.comparator is not null
            and indicators.display <> 'report_only'
            and not coalesce(indicators.reference, false)
            and rises.indicator_id is null
            and coalesce(indicators.source, 'observations') in ('observations', 'marts.computed_indicators'),
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
