-- One row per file with marks of a subject that a known exam does not have.
with findings as (
    select
        scores.filename as file,
        count(*) as rows_n,
        min(
            concat('exam_id=', scores.exam_id, ', student_id=', scores.student_id, ', subject=', scores.subject), 3
        ) as samples,
    from raw.scores as scores
    semi join raw.exams as exams on scores.exam_id = exams.exam_id
    anti join raw.exam_subjects as subjects
        on scores.exam_id = subjects.exam_id and scores.subject = subjects.subject
    group by scores.filename
)

select * from findings
