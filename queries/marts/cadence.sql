-- One row per quota (indicator, part, stage), entity and period in which it is due: done, short, missed, no record or not yet due.
with plan_days as (
    select
        plans.plan_id,
        coalesce(min(phases.starts_on), any_value(plans.issued_on), date '0001-01-01') as starts_on,
        coalesce(max(phases.ends_on), date '9999-12-31') as ends_on,
    from plan.plans as plans
    left join plan.phases as phases on plans.plan_id = phases.plan_id
    group by plans.plan_id
),

-- A duty is due from the first to the last day of the plans that hold it.
spans as (
    select
        indicators.indicator_id,
        coalesce(indicators.part, '') as part,
        coalesce(indicators.stage, 'all') as stage,
        min(plan_days.starts_on) as starts_on,
        max(plan_days.ends_on) as ends_on,
    from plan.indicators as indicators
    inner join plan_days on indicators.plan_id = plan_days.plan_id
    group by indicators.indicator_id, coalesce(indicators.part, ''), coalesce(indicators.stage, 'all')
),

quotas as (
    select
        indicator_id,
        part,
        stage,
        coalesce(stages, ['primary', 'junior', 'senior']) as stages,
        unit,
        period_type,
        comparator,
        threshold as required,
    from intermediate.indicator_definitions
    where
        threshold > 0
        and comparator in ('>=', '>', '==')
        and display <> 'report_only'
        and not coalesce(reference, false)
        and (
            period_type in ('week', 'month')
            or (period_type in ('term', 'school_year') and kind in ('cadence', 'quota', 'count'))
        )
),

due as (
    select
        quotas.*,
        calendar.period_id,
        calendar.school_year,
        calendar.term,
        calendar.ordinal,
        calendar.starts_on as period_start,
        calendar.ends_on as period_end,
    from quotas
    inner join intermediate.calendar as calendar on quotas.period_type = calendar.period_type
    left join spans
        on quotas.indicator_id = spans.indicator_id and quotas.part = spans.part and quotas.stage = spans.stage
    where
        calendar.is_teaching
        and calendar.ends_on >= coalesce(spans.starts_on, calendar.ends_on)
        and calendar.starts_on <= coalesce(spans.ends_on, calendar.starts_on)
),

levels as (
    select distinct
        indicator_id,
        part,
        stage,
        entity_type,
    from marts.indicator_values
    where is_own and entity_type in ('school', 'township')
),

register as (
    select distinct
        member_type as entity_type,
        member_id as entity_id,
        stage,
        valid_from,
        valid_to,
    from intermediate.expected_entities
    where is_expected
),

units as (
    select distinct
        due.* exclude (stages),
        register.entity_type,
        register.entity_id,
    from due
    inner join levels
        on due.indicator_id = levels.indicator_id and due.part = levels.part and due.stage = levels.stage
    inner join register
        on
            levels.entity_type = register.entity_type
            and (due.stage = register.stage or (due.stage = 'all' and list_contains(due.stages, register.stage)))
            and due.period_end between register.valid_from and register.valid_to
    union all
    select
        * exclude (stages),
        'county' as entity_type,
        'county' as entity_id,
    from due
),

-- A duty of the week or month may be told once for the whole term: then the term stands in for its weeks.
told as (
    select
        quotas.* exclude (stages),
        observed.entity_type,
        observed.entity_id,
        calendar.period_type as told_type,
        calendar.period_id,
        calendar.school_year,
        calendar.term,
        calendar.ordinal,
        calendar.starts_on as period_start,
        calendar.ends_on as period_end,
    from marts.indicator_values as observed
    inner join quotas
        on
            observed.indicator_id = quotas.indicator_id
            and observed.part = quotas.part
            and observed.stage = quotas.stage
    inner join intermediate.calendar as calendar on observed.period_id = calendar.period_id
    where quotas.period_type in ('week', 'month') and calendar.period_type in (quotas.period_type, 'term')
),

whole_terms as (
    select *
    from told
    qualify bool_and(told_type = 'term') over (
        partition by indicator_id, part, stage, entity_type, entity_id, school_year, term
    )
),

due_units as (
    select units.*
    from units
    anti join whole_terms
        on
            units.indicator_id = whole_terms.indicator_id
            and units.part = whole_terms.part
            and units.stage = whole_terms.stage
            and units.entity_type = whole_terms.entity_type
            and units.entity_id = whole_terms.entity_id
            and units.school_year = whole_terms.school_year
            and units.term = whole_terms.term
    union all by name
    select * exclude (told_type) replace ('term' as period_type)
    from whole_terms
    where entity_type = 'county' or (entity_type, entity_id) in (select (entity_type, entity_id) from register)
),

counted as (
    select
        units.*,
        observed.value as n,
        observed.numerator,
        observed.denominator,
        observed.coverage,
        case units.comparator
            when '>=' then round(observed.value, 9) >= round(units.required, 9)
            when '>' then round(observed.value, 9) > round(units.required, 9)
            when '==' then round(observed.value, 9) = round(units.required, 9)
        end as is_met,
        info.as_of,
    from due_units as units
    cross join marts.build_info as info
    left join marts.indicator_values as observed
        on
            units.indicator_id = observed.indicator_id
            and units.part = observed.part
            and units.stage = observed.stage
            and units.entity_type = observed.entity_type
            and units.entity_id = observed.entity_id
            and units.period_id = observed.period_id
),

cadence as (
    select
        indicator_id,
        part,
        stage,
        entity_type,
        entity_id,
        period_type,
        period_id,
        school_year,
        term,
        ordinal,
        period_start,
        period_end,
        unit,
        comparator,
        required,
        n,
        numerator,
        denominator,
        coverage,
        case
            when is_met then 'done'
            when period_end > as_of then 'not_due'
            when n is null then 'no_record'
            when n = 0 then 'missed'
            else 'short'
        end as state,
    from counted
)

select * from cadence
