-- One row per school or township of a test: its standard scores in the comparable tests up to it, oldest first.
with placed as (
    select
        shown.test_id,
        shown.unit_code,
        list(shown.z_mean) over so_far as series,
        list(tests.school_year) over so_far as series_years,
    from marts.shown_results as shown
    inner join marts.tests as tests on shown.test_id = tests.test_id
    where
        shown.unit_type = $unit_type
        and shown.subject = 'total'
        and tests.result_status <> 'not_held'
    window so_far as (
        partition by shown.unit_code, tests.stage, tests.exam_type, tests.grades, tests.term, tests.sequence_no
        order by tests.held_on
    )
),

unit_series as (
    select
        unit_code,
        series,
        series_years,
    from placed
    where test_id = $test_id
)

select * from unit_series
order by unit_code
