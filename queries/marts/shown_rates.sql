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
        case rates.rate
            when 'excellent' then measured.excellent_rate
            when 'good' then measured.good_rate
            when 'pass' then measured.pass_rate
            else measured.low_rate
        end as whole_value,
        1.959964 as z,
    from marts.shown_results as results
    inner join marts.test_subject_results as measured
        on
            results.test_id = measured.test_id
            and results.unit_type = measured.unit_type
            and results.unit_code = measured.unit_code
            and results.subject = measured.subject
    cross join (values (1, 'excellent'), (2, 'good'), (3, 'pass'), (4, 'low')) as rates (ordinal, rate)
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

limits as (
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
        rules.rate_min_count / rules.rate_small_n as band,
        wilson.value is null and wilson.eligible_n is not null as is_banded,
        -- one band for every count that is hidden: the next step above the largest of them
        band * ceil(round((rules.rate_min_count - 1) / wilson.eligible_n / band, 9)) as edge,
        if(is_banded and wilson.whole_value > 0.5, 1 - edge, null) as at_least,
        if(is_banded and wilson.whole_value <= 0.5, edge, null) as at_most,
        county.value as county_value,
        low - county.value as diff_low,
        high - county.value as diff_high,
    from wilson
    cross join plan.rules as rules
    left join county
        on wilson.test_id = county.test_id and wilson.subject = county.subject and wilson.rate = county.rate
),

shown_rates as (
    select * exclude (band, is_banded, edge) from limits
)

select * from shown_rates
