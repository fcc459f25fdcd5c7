-- One row where two or more schools are shown: the share of their spread that is more than chance, and whether it is enough.
with shown as (
    select
        diff,
        ((diff_high - diff) / 1.959964) ** 2 as squared_error,
    from marts.shown_results
    where
        test_id = $test_id
        and unit_type = 'school'
        and subject = $subject
        and ($township = '' or township_code = $township)
        and diff_high is not null
),

spread as (
    select
        count(*) as school_n,
        greatest(var_samp(diff) - avg(squared_error), 0) as variance_between,
        median(squared_error) as noise,
    from shown
    having count(*) > 1
),

shares as (
    select
        school_n,
        variance_between / nullif(variance_between + noise, 0) as rankability,
    from spread
),

comparison_rankability as (
    select
        shares.*,
        rules.rankability_least,
        coalesce(shares.rankability < rules.rankability_least, false) as is_too_low,
    from shares
    cross join plan.rules as rules
)

select * from comparison_rankability
