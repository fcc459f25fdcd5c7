-- One row per exam of a test that has a baseline exam with pupils in common: the exams of which value added can be asked.
with value_added_exams as (
    select distinct
        exam_id,
        grade,
        baseline_name,
    from marts.shown_value_added
    where test_id = $test_id and is_current
)

select * from value_added_exams
order by grade desc, exam_id
