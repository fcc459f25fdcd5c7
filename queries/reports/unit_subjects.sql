-- One row per subject of a test for one school, township or the county, with the county's figures beside it.
with county as (
    select
        subject,
        mean_score as county_mean_score,
        pass_rate as county_pass_rate,
        excellent_rate as county_excellent_rate,
        low_rate as county_low_rate,
        mean_share as county_mean_share,
    from marts.shown_results
    where test_id = $test_id and unit_type = 'county'
),

unit_subjects as (
    select
        shown.*,
        county.* exclude (subject),
    from marts.shown_results as shown
    inner join county on shown.subject = county.subject
    where shown.test_id = $test_id and shown.unit_type = $unit_type and shown.unit_code = $unit_code
)

select * from unit_subjects
order by subject = 'total' desc, z_mean desc
