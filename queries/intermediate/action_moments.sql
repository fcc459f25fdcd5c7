-- One row per action and moment (before, after its re-test) that can be measured: the measure that fits its cause, blanked as shown.
with marked as (
    select
        rule_id,
        unit_type,
        unit_code,
        occasion,
        any_value(test_id) as test_id,
    from marts.warnings
    group by rule_id, unit_type, unit_code, occasion
),

sought as (
    select
        actions.action_id,
        actions.unit_type,
        actions.unit_code,
        actions.stage,
        actions.opened_on,
        actions.indicator_id,
        actions.part,
        case actions.cause
            when 'warning' then 'place'
            when 'weak_subject' then 'subject_z'
            when 'visit' then 'total_z'
            else 'indicator'
        end as measured,
        coalesce(actions.subject, 'total') as subject,
        coalesce(actions.test_id, marked.test_id) as before_test_id,
        actions.retest_test_id,
    from staging.actions as actions
    left join marked
        on
            actions.rule_id = marked.rule_id
            and actions.unit_type = marked.unit_type
            and actions.unit_code = marked.unit_code
            and actions.occasion = marked.occasion
),

both_moments as (
    select
        *,
        'before' as moment,
        before_test_id as test_id,
    from sought
    union all
    select
        *,
        'after' as moment,
        retest_test_id as test_id,
    from sought
),

sittings as (
    select
        both_moments.*,
        both_moments.test_id as occasion,
        tests.name as occasion_name,
    from both_moments
    inner join marts.tests as tests on both_moments.test_id = tests.test_id
    left join marts.tests as first_tests on both_moments.before_test_id = first_tests.test_id
    -- the other stage of a nine-year school is another school
    where first_tests.stage is null or tests.stage = first_tests.stage
),

placed as (
    select
        sittings.action_id,
        sittings.measured,
        sittings.moment,
        sittings.occasion,
        sittings.occasion_name,
        'place' as unit,
        'down' as direction,
        cast(places.final_rank as double) as value,
        cast(places.rank_low as double) as low,
        cast(places.rank_high as double) as high,
        places.ranked_n as of_n,
        case
            when places.final_rank is not null then 'ok'
            when places.is_small then 'suppressed'
            else 'not_ranked'
        end as cell_state,
    from sittings
    inner join marts.shown_places as places
        on
            sittings.test_id = places.test_id
            and sittings.unit_type = places.unit_type
            and sittings.unit_code = places.unit_code
    where sittings.measured = 'place'
),

scored as (
    select
        sittings.action_id,
        sittings.measured,
        sittings.moment,
        sittings.occasion,
        sittings.occasion_name,
        'z' as unit,
        'up' as direction,
        shown.z_mean as value,
        shown.z_low as low,
        shown.z_high as high,
        shown.eligible_n as of_n,
        case
            when shown.z_mean is not null then 'ok'
            when shown.cell_state = 'suppressed' then 'suppressed'
            else 'no_data'
        end as cell_state,
    from sittings
    inner join marts.shown_results as shown
        on
            sittings.test_id = shown.test_id
            and sittings.unit_type = shown.unit_type
            and sittings.unit_code = shown.unit_code
            and sittings.subject = shown.subject
    where sittings.measured in ('subject_z', 'total_z')
),

-- What an indicator says of the marks of a school would have to be blanked like the marks; only the county's is taken.
told as (
    select
        sought.action_id,
        sought.measured,
        if(observed.period_end <= sought.opened_on, 'before', 'after') as moment,
        observed.period_id as occasion,
        observed.period_id as occasion_name,
        observed.unit,
        indicators.direction,
        observed.visibility = 'shown' as is_shown,
        if(is_shown, observed.value, null) as value,
        if(is_shown and observed.unit = 'ratio' and observed.denominator > 0, observed.denominator, null) as of_n,
        observed.period_type = indicators.period_type as is_own_period,
        observed.period_end,
        plans.governing,
    from sought
    inner join marts.monitoring_values as observed
        on
            sought.unit_type = observed.entity_type
            and sought.unit_code = observed.entity_id
            and sought.indicator_id = observed.indicator_id
            and sought.part = observed.part
            and (sought.stage is null or observed.stage in ('all', sought.stage))
    inner join marts.indicators as indicators
        on
            observed.plan_id = indicators.plan_id
            and observed.indicator_id = indicators.indicator_id
            and observed.part = indicators.part
            and observed.stage = indicators.stage
    inner join plan.plans as plans on observed.plan_id = plans.plan_id
    where sought.measured = 'indicator' and (sought.unit_type = 'county' or coalesce(indicators.area, '') <> 'exams')
    -- an action that names no stage, or finds its own not told, is measured by one and the same stage before and after
    qualify observed.stage = first_value(observed.stage) over (
        partition by sought.action_id
        order by observed.stage = sought.stage desc nulls last, observed.stage = 'all' desc, observed.stage
    )
),

newest as (
    select *
    from told
    qualify row_number() over (
        partition by action_id, moment
        order by is_own_period desc, period_end desc, governing desc, occasion
    ) = 1
),

reported as (
    select
        action_id,
        measured,
        moment,
        occasion,
        occasion_name,
        unit,
        direction,
        value,
        -- the interval of Wilson, which stays between nothing and all
        pow(1.959964, 2) / of_n as narrowing,
        (value + narrowing / 2) / (1 + narrowing) as middle,
        sqrt(greatest(0, value * (1 - value)) * narrowing + pow(narrowing / 2, 2)) / (1 + narrowing) as half_width,
        middle - half_width as low,
        middle + half_width as high,
        cast(of_n as bigint) as of_n,
        if(is_shown, 'ok', 'suppressed') as cell_state,
    from newest
),

action_moments as (
    select * from placed
    union all by name
    select * from scored
    union all by name
    select * exclude (narrowing, middle, half_width) from reported
)

select * from action_moments
