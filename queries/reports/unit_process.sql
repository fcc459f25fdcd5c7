-- One row per measure of a school or township that is no mark: its newest value, its aim, the county in the same period.
with latest as (
    select *
    from marts.indicator_values
    where entity_type = $unit_type and entity_id = $unit_code and value is not null
    qualify row_number() over (partition by indicator_id, part, stage order by period_end desc, period_id desc) = 1
),

observed as (
    select
        indicators.indicator_id,
        coalesce(indicators.part, '') as part,
        indicators.stage,
        indicators.name_zh,
        indicators.name_en,
        indicators.area,
        indicators.unit,
        indicators.direction,
        indicators.threshold as target,
        indicators.comparator,
        coalesce(indicators.reference, false) as is_reference,
        latest.period_id,
        latest.value,
        latest.denominator,
        latest.coverage,
        county.value as county_value,
        coalesce(latest.coverage < rules.coverage_grey_below, false) as is_incomplete,
        coalesce(indicators.source_priority = 'survey' and latest.denominator < rules.small_cell, false) as is_small,
    from latest
    inner join plan.indicators as indicators
        on
            latest.indicator_id = indicators.indicator_id
            and latest.part = coalesce(indicators.part, '')
            and latest.stage = indicators.stage
    inner join plan.plans as plans on indicators.plan_id = plans.plan_id
    cross join plan.rules as rules
    left join marts.indicator_values as county
        on
            latest.indicator_id = county.indicator_id
            and latest.part = county.part
            and latest.stage = county.stage
            and latest.period_id = county.period_id
            and county.entity_type = 'county'
    where plans.governing and coalesce(indicators.area, '') <> 'exams'
),

participation as (
    select
        'participation' as indicator_id,
        '' as part,
        tests.stage,
        '参考率' as name_zh,
        'Participation rate' as name_en,
        'participation' as area,
        'ratio' as unit,
        'up' as direction,
        tests.school_year || coalesce('-' || tests.term, '') as period_id,
        shown.participation_rate as value,
        cast(shown.roster_n as double) as denominator,
        county.participation_rate as county_value,
        false as is_incomplete,
        shown.cell_state = 'suppressed' as is_small,
    from marts.shown_results as shown
    inner join marts.tests as tests on shown.test_id = tests.test_id
    left join marts.shown_results as county
        on shown.test_id = county.test_id and county.unit_type = 'county' and county.subject = 'total'
    where
        shown.unit_type = $unit_type
        and shown.unit_code = $unit_code
        and shown.subject = 'total'
        and tests.is_full_cohort
        and tests.compliance <> 'prohibited'
    qualify row_number() over (partition by tests.stage order by tests.held_on desc, tests.test_id) = 1
),

together as (
    select * from participation
    union all by name
    select * from observed
),

unit_process as (
    select
        * exclude (value, denominator, is_small, is_reference),
        if(is_small, null, value) as value,
        if(is_small, null, denominator) as denominator,
        case
            when is_small or is_reference or value is null or target is null then null
            when comparator = '>=' then value >= target
            when comparator = '>' then value > target
            when comparator = '<=' then value <= target
            when comparator = '<' then value < target
            when comparator = '==' then value = target
        end as is_met,
        case when is_small then 'suppressed' when value is null then 'no_data' else 'ok' end as cell_state,
    from together
)

select * from unit_process
order by list_position(['participation', 'routine', 'pupils', 'teachers', 'research'], area), indicator_id, part, stage
