-- One row per plan, indicator, part and stage: the policy's words, the line, the formula, and how it is dealt with.
with methods_clauses as (
    select
        plans.plan_id,
        plans.name_zh as plan_name_zh,
        plans.name_en as plan_name_en,
        plans.source as document,
        plans.governing,
        indicators.indicator_id,
        coalesce(indicators.part, '') as part,
        coalesce(indicators.stage, 'all') as stage,
        indicators.name_zh,
        indicators.name_en,
        indicators.area,
        indicators.clause,
        indicators.clause_zh,
        indicators.clause_en,
        indicators.unit,
        indicators.comparator,
        indicators.threshold,
        indicators.quota_comparator,
        indicators.quota,
        indicators.weight,
        indicators.basis,
        indicators.formula_zh,
        indicators.formula_en,
        case
            when indicators.source = 'none' then 'not_computed'
            when indicators.display = 'report_only' then 'report_only'
            when indicators.reference then 'reference'
            when indicators.source <> 'observations' then 'computed'
            else 'reported'
        end as standing,
    from plan.indicators as indicators
    inner join plan.plans as plans on indicators.plan_id = plans.plan_id
)

select * from methods_clauses
order by
    governing desc,
    plan_id,
    list_position(
        ['phases', 'organisation', 'routine', 'pupils', 'teachers', 'research', 'exams', 'studios'], area
    ),
    indicator_id,
    part,
    stage
