-- One row per test, unit, subject and rate as it may be shown: the rate with its 95% interval, or a band where the count is tiny.
with shown as (
    select
        results.*,
        rates.ordinal,
        rates.rate,
        case rates.rate
            when 'excellent' then results.excellent_rate
            when 'good' then results.good_rate
            when 'pass' then results.pass_rate
            else results.low_rate
        end as value,
        hidden.at_least,
        hidden.at_most,
        1.959964 as z,
    from marts.shown_results as results
    cross join (values (1, 'excellent'), (2, 'good'), (3, 'pass'), (4, 'low')) as rates (ordinal, rate)
    left join marts.hidden_rates as hidden
        on
            results.test_id = hidden.test_id
            and results.unit_type = hidden.unit_type
            and results.unit_code = hidden.unit_code
            and results.subject = hidden.subject
            and rates.rate = hidden.rate
),

-- Wilson 1927
wilson as (
    select
        *,
        (value + z ** 2 / (2 * eligible_n)) / (1 + z ** 2 / eligible_n) as centre,
        z * sqrt(value * (1 - value) / eligible_n + z ** 2 / (4 * eligible_n ** 2)) / (1 + z ** 2 / eligible_n) as half,
    from shown
),

county as (
    select
        test_id,
        subject,
        rate,
        value,
    from shown
    where unit_type = 'county'
),

shown_rates as (
    select
        wilson.test_id,
        wilson.unit_type,
        wilson.unit_code,
        wilson.unit_name,
        wilson.township_code,
        wilson.township_name,
        wilson.subject,
        wilson.ordinal,
        wilson.rate,
        wilson.cell_state,
        wilson.eligible_n,
        wilson.value,
        if(wilson.value is null, null, greatest(0, wilson.centre - wilson.half)) as low,
        if(wilson.value is null, null, least(1, wilson.centre + wilson.half)) as high,
        wilson.at_least,
        wilson.at_most,
        county.value as county_value,
        low - county.value as diff_low,
        high - county.value as diff_high,
    from wilson
    left join county
        on wilson.test_id = county.test_id and wilson.subject = county.subject and wilson.rate = county.rate
)

select * from shown_rates
