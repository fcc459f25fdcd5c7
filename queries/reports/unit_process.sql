-- One row per measure of a school or township that is no mark: its newest value, its aim, the county in the same period.
with latest as (
    select observed.*
    from marts.monitoring_values as observed
    inner join plan.plans as plans on observed.plan_id = plans.plan_id
    where plans.governing and observed.entity_type = $unit_type and observed.entity_id = $unit_code
    qualify row_number() over (
        partition by observed.indicator_id, observed.part, observed.stage
        order by observed.period_end desc, observed.period_id desc
    ) = 1
),

observed as (
    select
        indicators.indicator_id,
        indicators.part,
        indicators.stage,
        indicators.name_zh,
        indicators.name_en,
        indicators.area,
        indicators.unit,
        indicators.direction,
        indicators.threshold as target,
        indicators.comparator,
        latest.period_id,
        latest.value,
        latest.denominator,
        latest.coverage,
        county.value as county_value,
        coalesce(latest.is_incomplete, false) as is_incomplete,
        latest.visibility <> 'shown' as is_small,
        latest.state,
    from latest
    inner join marts.indicators as indicators
        on
            latest.plan_id = indicators.plan_id
            and latest.indicator_id = indicators.indicator_id
            and latest.part = indicators.part
            and latest.stage = indicators.stage
    left join marts.monitoring_values as county
        on
            latest.plan_id = county.plan_id
            and latest.indicator_id = county.indicator_id
            and latest.part = county.part
            and latest.stage = county.stage
            and latest.period_id = county.period_id
            and county.entity_type = 'county'
            and county.visibility = 'shown'
    where coalesce(indicators.area, '') <> 'exams'
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
        shown.cell_state = 'suppressed' or (shown.roster_n > 0 and shown.participation_rate is null) as is_small,
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
        * exclude (value, denominator, is_small, state),
        if(is_small, null, value) as value,
        if(is_small, null, denominator) as denominator,
        if(state in ('met', 'not_met'), state = 'met', null) as is_met,
        case when is_small then 'suppressed' when value is null then 'no_data' else 'ok' end as cell_state,
    from together
)

select * from unit_process
order by list_position(['participation', 'routine', 'pupils', 'teachers', 'research'], area), indicator_id, part, stage
