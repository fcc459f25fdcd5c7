-- One row per indicator of a plan: its newest period in the county or a township, coverage and how many units meet it; a number and the worst coverage first.
with indicators as (
    select *
    from marts.indicators
    where
        ($plan = '' or plan_id = $plan)
        and ($area = '' or area = $area)
        and ($stage = '' or list_contains(stages, $stage))
),

inside as (
    select
        found.*,
        case
            when $township = '' then found.entity_type = 'county'
            else found.entity_type = 'township' and found.entity_id = $township
        end as is_whole,
    from marts.monitoring_values as found
    left join marts.units as units on found.entity_type = units.unit_type and found.entity_id = units.unit_code
    where
        ($plan = '' or found.plan_id = $plan)
        and ($township = '' or found.township_code = $township)
        and ($stage = '' or is_whole or list_contains(units.stages, $stage))
),

newest as (
    select
        inside.plan_id,
        inside.indicator_id,
        inside.part,
        inside.stage,
        arg_max(
            inside.period_id,
            struct_pack(on_day := inside.period_end, is_own := inside.period_type = indicators.period_type)
        ) as period_id,
        bool_or(inside.entity_type = 'school') as has_schools,
        bool_or(inside.entity_type = 'township') as has_townships,
    from inside
    inner join indicators
        on
            inside.plan_id = indicators.plan_id
            and inside.indicator_id = indicators.indicator_id
            and inside.part = indicators.part
            and inside.stage = indicators.stage
    group by inside.plan_id, inside.indicator_id, inside.part, inside.stage
),

measured as (
    select
        newest.plan_id,
        newest.indicator_id,
        newest.part,
        newest.stage,
        newest.period_id,
        newest.has_schools,
        newest.has_townships,
        max(inside.period_end) as period_end,
        any_value(inside.value) filter (where inside.is_whole) as value,
        any_value(inside.numerator) filter (where inside.is_whole) as numerator,
        any_value(inside.denominator) filter (where inside.is_whole) as denominator,
        any_value(inside.coverage) filter (where inside.is_whole) as coverage,
        any_value(inside.reported_n) filter (where inside.is_whole) as reported_n,
        any_value(inside.expected_n) filter (where inside.is_whole) as expected_n,
        any_value(inside.is_incomplete) filter (where inside.is_whole) as is_incomplete,
        any_value(inside.visibility) filter (where inside.is_whole) as visibility,
        any_value(not inside.is_final) filter (where inside.is_whole) as is_provisional,
        any_value(inside.state) filter (where inside.is_whole) as state,
        count(*) filter (
            where inside.entity_type = 'school' and inside.is_expected and inside.state = 'met'
        ) as schools_met_n,
        count(*) filter (
            where inside.entity_type = 'school' and inside.is_expected and inside.state in ('met', 'not_met')
        ) as schools_judged_n,
        count(*) filter (
            where inside.entity_type = 'township' and not inside.is_whole and inside.state = 'met'
        ) as townships_met_n,
        count(*) filter (
            where inside.entity_type = 'township' and not inside.is_whole and inside.state in ('met', 'not_met')
        ) as townships_judged_n,
    from newest
    inner join inside
        on
            newest.plan_id = inside.plan_id
            and newest.indicator_id = inside.indicator_id
            and newest.part = inside.part
            and newest.stage = inside.stage
            and newest.period_id = inside.period_id
    group by all
),

cadenced as (
    select distinct
        indicator_id,
        part,
        stage,
    from marts.cadence
    where entity_type = 'county'
),

monitoring_indicators as (
    select
        indicators.plan_id,
        indicators.indicator_id,
        indicators.part,
        indicators.stage,
        indicators.name_zh,
        indicators.name_en,
        indicators.area,
        indicators.policy,
        indicators.clause,
        indicators.clause_zh,
        indicators.clause_en,
        indicators.kind,
        indicators.unit,
        indicators.entity_type,
        indicators.period_type,
        indicators.direction,
        indicators.display,
        indicators.comparator,
        indicators.threshold as target,
        indicators.quota_comparator,
        indicators.quota,
        indicators.weight,
        indicators.weighs_into,
        indicators.basis,
        indicators.is_reference,
        indicators.is_judged,
        indicators.shown_on,
        indicators.source,
        indicators.formula_zh,
        indicators.formula_en,
        measured.period_id,
        measured.period_end,
        if(measured.visibility = 'shown', measured.value, null) as value,
        if(measured.visibility = 'shown', measured.numerator, null) as numerator,
        if(measured.visibility = 'shown', measured.denominator, null) as denominator,
        measured.coverage,
        measured.reported_n,
        measured.expected_n,
        coalesce(measured.is_incomplete, false) as is_incomplete,
        coalesce(measured.is_provisional, false) as is_provisional,
        coalesce(measured.has_schools, false) as has_schools,
        coalesce(measured.has_townships and $township = '', false) as has_townships,
        cadenced.indicator_id is not null as has_cadence,
        if(measured.has_schools, 'school', if(measured.has_townships and $township = '', 'township', '')) as met_unit,
        if(measured.has_schools, measured.schools_met_n, measured.townships_met_n) as met_n,
        if(measured.has_schools, measured.schools_judged_n, measured.townships_judged_n) as judged_n,
        case
            when measured.state is not null then measured.state
            when indicators.is_judged then 'no_data'
            else 'report_only'
        end as state,
        case
            when measured.visibility is null then 'no_data'
            when measured.visibility <> 'shown' then 'suppressed'
            else 'ok'
        end as cell_state,
    from indicators
    left join measured
        on
            indicators.plan_id = measured.plan_id
            and indicators.indicator_id = measured.indicator_id
            and indicators.part = measured.part
            and indicators.stage = measured.stage
    left join cadenced
        on
            indicators.indicator_id = cadenced.indicator_id
            and indicators.part = cadenced.part
            and indicators.stage = cadenced.stage
)

select * from monitoring_indicators
order by
    is_judged desc, target is null, coalesce(coverage, 0), plan_id,
    list_position(
        ['phases', 'routine', 'pupils', 'teachers', 'research', 'exams', 'studios', 'organisation'], area
    ),
    indicator_id, part, stage
