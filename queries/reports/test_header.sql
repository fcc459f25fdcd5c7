-- One row: what a page says of the test it shows.
with test_header as (
    select
        tests.* exclude (county_eligible_n),
        county.eligible_n as county_eligible_n,
        county.roster_n as county_roster_n,
        county.sat_n as county_sat_n,
        county.mean_score as county_mean,
        previous.name as previous_name,
    from marts.tests as tests
    left join marts.shown_results as county
        on tests.test_id = county.test_id and county.unit_type = 'county' and county.subject = 'total'
    left join marts.tests as previous on tests.previous_test_id = previous.test_id
    where tests.test_id = $test_id
)

select * from test_header
