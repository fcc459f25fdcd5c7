-- One row: the county's figures in a test beside those of the last comparable one.
with spread as (
    select
        shown.test_id,
        stddev_pop(shown.mean_share) / nullif(avg(shown.mean_share), 0) as school_spread,
        count(shown.mean_share) as spread_school_n,
    from marts.shown_results as shown
    where shown.unit_type = 'school' and shown.subject = 'total'
    group by shown.test_id
),

figures as (
    select
        county.test_id,
        tests.name as test_name,
        tests.school_year,
        county.roster_n,
        county.eligible_n,
        county.participation_rate,
        county.pass_rate,
        county.low_rate,
        spread.school_spread,
        spread.spread_school_n,
        list(tests.school_year) over so_far as years,
        list(county.participation_rate) over so_far as participation_rate_series,
        list(county.pass_rate) over so_far as pass_rate_series,
        list(county.low_rate) over so_far as low_rate_series,
        list(spread.school_spread) over so_far as school_spread_series,
    from marts.shown_results as county
    inner join marts.tests as tests on county.test_id = tests.test_id
    left join spread on county.test_id = spread.test_id
    where county.unit_type = 'county' and county.subject = 'total'
    window so_far as (
        partition by tests.stage, tests.exam_type, tests.grades, tests.term, tests.sequence_no
        order by tests.held_on
    )
),

overview_figures as (
    select
        figures.*,
        previous.test_name as previous_name,
        previous.school_year as previous_school_year,
        previous.participation_rate as previous_participation_rate,
        previous.pass_rate as previous_pass_rate,
        previous.low_rate as previous_low_rate,
        previous.school_spread as previous_school_spread,
    from figures
    inner join marts.tests as tests on figures.test_id = tests.test_id
    left join figures as previous on tests.previous_test_id = previous.test_id
    where figures.test_id = $test_id
)

select * from overview_figures
