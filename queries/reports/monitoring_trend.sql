-- One row per period of one indicator in one unit (or the county), with its number, its coverage and the county beside it.
with periods as (
    select *
    from marts.monitoring_values
    where
        plan_id = $plan
        and indicator_id = $indicator_id
        and part = $part
        and stage = $stage
),

monitoring_trend as (
    select
        periods.period_type,
        periods.period_id,
        periods.period_start,
        periods.period_end,
        periods.unit,
        if(periods.visibility = 'shown', periods.value, null) as value,
        if(periods.visibility = 'shown', periods.numerator, null) as numerator,
        if(periods.visibility = 'shown', periods.denominator, null) as denominator,
        periods.coverage,
        periods.reported_n,
        periods.expected_n,
        periods.is_incomplete,
        not periods.is_final as is_provisional,
        periods.comparator,
        periods.target,
        periods.is_judged,
        county.value as county_value,
        county.coverage as county_coverage,
        periods.state,
        if(periods.visibility = 'shown', 'ok', 'suppressed') as cell_state,
    from periods
    left join periods as county
        on periods.period_id = county.period_id and county.entity_type = 'county' and county.visibility = 'shown'
    where
        periods.entity_type = $unit_type
        and ($unit_type = 'county' or periods.entity_id = $unit_code)
)

select * from monitoring_trend
order by period_end, period_id
