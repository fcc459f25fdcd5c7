-- One row per test that a school or township took part in, oldest first.
with unit_trend as (
    select
        shown.*,
        tests.name as test_name,
        tests.stage,
        tests.school_year,
        tests.term,
        tests.held_on,
        tests.exam_type,
        tests.grades,
        tests.sequence_no,
        tests.result_status,
        tests.compliance,
    from marts.shown_results as shown
    inner join marts.tests as tests on shown.test_id = tests.test_id
    where
        shown.unit_type = $unit_type
        and shown.unit_code = $unit_code
        and shown.subject = $subject
        and ($stage = '' or tests.stage = $stage)
        and tests.result_status <> 'not_held'
)

select * from unit_trend
order by held_on, test_id
