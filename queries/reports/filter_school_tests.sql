-- One row per test that a school sat.
with filter_school_tests as (
    select distinct test_id
    from marts.school_results
    where school_code = $school and sat_n > 0
)

select * from filter_school_tests
order by test_id
