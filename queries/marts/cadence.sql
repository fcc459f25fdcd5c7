-- One row per quota (indicator, part, stage), entity and period in which it is due: done, short, missed, no record or not yet due.
with quotas as (
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
    where calendar.is_teaching
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
    from units
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
