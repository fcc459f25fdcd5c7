-- One row per composite indicator, stage, entity and period of which a part is reported: the weighted sum, nothing while a part is missing.
with parts as (
    select
        weighs_into as indicator_id,
        stage,
        count(*) as parts_n,
    from intermediate.indicator_definitions
    where weighs_into <> ''
    group by weighs_into, stage
),

weighed as (
    select
        definitions.weighs_into as indicator_id,
        definitions.weight,
        reported.* exclude (indicator_id, part),
    from intermediate.reported_indicators as reported
    inner join intermediate.indicator_definitions as definitions
        on
            reported.indicator_id = definitions.indicator_id
            and reported.part = definitions.part
            and reported.stage = definitions.stage
    where definitions.weighs_into <> '' and reported.value is not null
),

composites as (
    select
        weighed.indicator_id,
        '' as part,
        weighed.stage,
        weighed.entity_type,
        weighed.entity_id,
        any_value(weighed.period_type) as period_type,
        weighed.period_id,
        min(weighed.period_start) as period_start,
        max(weighed.period_end) as period_end,
        cast(null as double) as numerator,
        cast(null as double) as denominator,
        if(count(*) = any_value(parts.parts_n), round(sum(weighed.weight * weighed.value), 9), null) as value,
        bool_and(weighed.is_final) as is_final,
    from weighed
    inner join parts on weighed.indicator_id = parts.indicator_id and weighed.stage = parts.stage
    group by weighed.indicator_id, weighed.stage, weighed.entity_type, weighed.entity_id, weighed.period_id
),

-- 001 三（二）: the year is the mean of its two terms, and incomplete like them.
years as (
    select
        composites.* exclude (
            period_type, period_id, period_start, period_end, numerator, denominator, value, is_final
        ),
        'school_year' as period_type,
        terms.school_year as period_id,
        min(composites.period_start) as period_start,
        max(composites.period_end) as period_end,
        cast(null as double) as numerator,
        cast(null as double) as denominator,
        if(count(composites.value) = any_value(years_terms.terms_n), avg(composites.value), null) as value,
        bool_and(composites.is_final) as is_final,
    from composites
    inner join intermediate.calendar as terms
        on composites.period_id = terms.period_id and terms.period_type = 'term'
    inner join (
        select
            school_year,
            count(*) as terms_n,
        from intermediate.calendar
        where period_type = 'term'
        group by school_year
    ) as years_terms
        on terms.school_year = years_terms.school_year
    where composites.indicator_id = 'routine-management-composite'
    group by all
),

composite_indicators as (
    select * from composites
    union all by name
    select * from years
)

select * from composite_indicators
