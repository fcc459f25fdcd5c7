-- One row per school year and indicator of a plan that is a place among the counties: the place, of how many, the line for reference.
with aims as (
    select
        targets.indicator_id,
        coalesce(targets.part, '') as part,
        coalesce(targets.stage, 'all') as stage,
        targets.groups,
        concat_ws(
            '.', targets.phase_id, targets.indicator_id, coalesce(targets.part, ''), coalesce(targets.stage, 'all')
        ) as target_id,
        coalesce(indicators.reference, false) as reference,
        indicators.name_zh,
        indicators.name_en,
    from plan.targets as targets
    inner join plan.indicators as indicators
        on
            targets.plan_id = indicators.plan_id
            and targets.indicator_id = indicators.indicator_id
            and coalesce(targets.part, '') = coalesce(indicators.part, '')
            and coalesce(targets.stage, 'all') = coalesce(indicators.stage, 'all')
    where targets.plan_id = $plan and targets.groups is not null and indicators.unit = 'rank'
),

phase_places as (
    select
        aims.target_id,
        aims.indicator_id,
        aims.stage,
        aims.name_zh,
        aims.name_en,
        found.period_id,
        found.period_end,
        found.value as place,
        found.denominator as counties_n,
        ceil(found.denominator / aims.groups) as line,
        aims.reference,
        not found.is_final as provisional,
    from aims
    inner join marts.indicator_values as found
        on
            aims.indicator_id = found.indicator_id
            and aims.part = found.part
            and aims.stage = found.stage
            and found.entity_type = 'county'
    cross join marts.build_info as info
    where found.period_end <= info.as_of
)

select * from phase_places
order by indicator_id, stage, period_end, period_id
