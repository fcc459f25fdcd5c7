-- One row per exam: how final its results are in this version.
with version_exams as (
    select
        exam_id,
        test_id,
        name,
        result_status,
        is_current,
        supersedes_exam_id,
        held_on,
    from marts.exams
)

select * from version_exams
order by held_on, exam_id
