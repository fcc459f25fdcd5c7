-- One row per subject of a test: how hard its paper was in the county, how well it told pupils apart, how far schools lie apart.
with schools as (
    select
        subject,
        count(ratio_to_mean) as schools_n,
        stddev_pop(ratio_to_mean) / nullif(avg(ratio_to_mean), 0) as school_spread,
        sqrt(avg(ratio_error ** 2)) / nullif(avg(ratio_to_mean), 0) as chance_spread,
    from marts.shown_measures
    where test_id = $test_id and unit_type = 'school'
    group by subject
    having count(ratio_to_mean) > 1
),

rates as (
    select
        subject,
        any_value(value) filter (where rate = 'excellent') as excellent_rate,
        any_value(value) filter (where rate = 'pass') as pass_rate,
        any_value(value) filter (where rate = 'low') as low_rate,
    from marts.shown_rates
    where test_id = $test_id and unit_type = 'county'
    group by subject
),

test_papers as (
    select
        county.subject,
        county.eligible_n,
        county.sat_n,
        county.mean_score,
        county.mean_score / nullif(county.mean_share, 0) as full_score,
        if(county.cell_state = 'suppressed', null, spread.sd_total / nullif(spread.mean_sat, 0)) as pupil_spread,
        if(county.cell_state = 'suppressed', null, spread.sd_total) as sd,
        county.mean_share as difficulty,
        county.discrimination,
        rates.* exclude (subject),
        schools.schools_n,
        schools.school_spread,
        schools.chance_spread,
        county.cell_state,
    from marts.shown_measures as county
    inner join marts.test_subject_results as spread
        on
            county.test_id = spread.test_id
            and county.unit_type = spread.unit_type
            and county.unit_code = spread.unit_code
            and county.subject = spread.subject
    left join rates on county.subject = rates.subject
    left join schools on county.subject = schools.subject
    where county.test_id = $test_id and county.unit_type = 'county'
)

select * from test_papers
order by subject <> 'total', difficulty, subject
