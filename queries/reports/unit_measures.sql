-- One row per subject of a test for one school, township or the county: every measure with its interval.
with rates as (
    select
        subject,
        any_value(low) filter (where rate = 'excellent') as excellent_low,
        any_value(high) filter (where rate = 'excellent') as excellent_high,
        any_value(at_least) filter (where rate = 'excellent') as excellent_rate_at_least,
        any_value(at_most) filter (where rate = 'excellent') as excellent_rate_at_most,
        any_value(low) filter (where rate = 'good') as good_low,
        any_value(high) filter (where rate = 'good') as good_high,
        any_value(at_least) filter (where rate = 'good') as good_rate_at_least,
        any_value(at_most) filter (where rate = 'good') as good_rate_at_most,
        any_value(low) filter (where rate = 'pass') as pass_low,
        any_value(high) filter (where rate = 'pass') as pass_high,
        any_value(at_least) filter (where rate = 'pass') as pass_rate_at_least,
        any_value(at_most) filter (where rate = 'pass') as pass_rate_at_most,
        any_value(low) filter (where rate = 'low') as low_low,
        any_value(high) filter (where rate = 'low') as low_high,
        any_value(at_least) filter (where rate = 'low') as low_rate_at_least,
        any_value(at_most) filter (where rate = 'low') as low_rate_at_most,
    from marts.shown_rates
    where test_id = $test_id and unit_type = $unit_type and unit_code = $unit_code
    group by subject
),

unit_measures as (
    select
        shown.* exclude (
            test_id, unit_type, unit_code, ratio_error, is_ranked, participation_at_least, participation_at_most
        ),
        shown.participation_at_least as participation_rate_at_least,
        shown.participation_at_most as participation_rate_at_most,
        -shown.own_gap as own_lead,
        rates.* exclude (subject),
    from marts.shown_measures as shown
    left join rates on shown.subject = rates.subject
    where shown.test_id = $test_id and shown.unit_type = $unit_type and shown.unit_code = $unit_code
)

select * from unit_measures
order by subject <> 'total', own_gap desc nulls last, subject
