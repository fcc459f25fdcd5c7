-- One row per indicator, part, stage, unit and period that a whole-cohort test gives: rates, and their change on the comparable test.
with indicators as (
    select
        definitions.indicator_id,
        definitions.part,
        definitions.stage,
        definitions.period_type,
        measures.measure,
        measures.is_change,
    from intermediate.indicator_definitions as definitions
    inner join (
        values
        ('full-participation-roster', '', 'participation', false),
        ('core-indicators', '', 'pass', false),
        ('rs-participation-rate', 'level', 'participation', false),
        ('rs-participation-rate', '', 'participation', true),
        ('rs-pass-rate', '', 'pass', true),
        ('rs-excellent-rate', '', 'excellent', true)
    ) as measures (indicator_id, part, measure, is_change)
        on definitions.indicator_id = measures.indicator_id and definitions.part = measures.part
    where definitions.source = 'marts.computed_indicators'
),

tests as (
    select
        test_id,
        stage,
        school_year,
        term,
        held_on,
        previous_test_id,
        result_status = 'final' as is_final,
    from marts.tests
    where is_full_cohort and compliance <> 'prohibited' and result_status <> 'not_held'
),

rates as (
    select
        test_id,
        unit_type,
        unit_code,
        unnest(['participation', 'pass', 'excellent']) as measure,
        unnest([sat_n, pass_rate * eligible_n, excellent_rate * eligible_n]) as numerator,
        unnest([roster_n, eligible_n, eligible_n]) as denominator,
    from marts.shown_results
    where subject = 'total'
),

compared as (
    select
        indicators.indicator_id,
        indicators.part,
        indicators.stage,
        indicators.is_change,
        indicators.period_type = 'school_year' or tests.term is null as is_yearly,
        tests.school_year,
        tests.term,
        tests.held_on,
        tests.is_final,
        rates.unit_type,
        rates.unit_code,
        cast(rates.numerator as double) as numerator,
        cast(rates.denominator as double) as denominator,
        cast(earlier.numerator as double) as earlier_numerator,
        cast(earlier.denominator as double) as earlier_denominator,
    from tests
    inner join indicators on tests.stage = indicators.stage
    inner join rates on tests.test_id = rates.test_id and indicators.measure = rates.measure
    left join rates as earlier
        on
            tests.previous_test_id = earlier.test_id
            and rates.measure = earlier.measure
            and rates.unit_type = earlier.unit_type
            and rates.unit_code = earlier.unit_code
            and earlier.denominator > 0
    where
        rates.numerator is not null
        and rates.denominator > 0
        and (not indicators.is_change or earlier.numerator is not null)
),

computed_rates as (
    select
        indicator_id,
        part,
        stage,
        unit_type as entity_type,
        unit_code as entity_id,
        if(is_yearly, 'school_year', 'term') as period_type,
        if(is_yearly, school_year, school_year || '-' || term) as period_id,
        min(held_on) as period_start,
        max(held_on) as period_end,
        if(any_value(is_change), null, sum(numerator)) as numerator,
        if(any_value(is_change), null, sum(denominator)) as denominator,
        sum(numerator) / sum(denominator)
        - if(any_value(is_change), sum(earlier_numerator) / sum(earlier_denominator), 0) as value,
        bool_and(is_final) as is_final,
    from compared
    group by all
)

select * from computed_rates
