-- One row per test that a school took part in, oldest first.
with school_trend as (
    select
        shown.test_id,
        tests.name as test_name,
        tests.school_year,
        tests.term,
        tests.held_on,
        tests.exam_type,
        tests.grades,
        tests.sequence_no,
        tests.result_status,
        tests.compliance,
        shown.z_mean,
        shown.z_low,
        shown.z_high,
        shown.place,
        shown.ranked_n,
        shown.eligible_n,
        shown.participation_rate,
        shown.participation_at_least,
        shown.participation_at_most,
        shown.pass_rate,
        shown.unstable,
        shown.cell_state,
    from marts.shown_results as shown
    inner join marts.tests as tests on shown.test_id = tests.test_id
    where
        shown.unit_type = 'school'
        and shown.unit_code = $school
        and shown.subject = 'total'
        and tests.stage = $stage
        and tests.result_status <> 'not_held'
)

select * from school_trend
order by held_on, test_id
