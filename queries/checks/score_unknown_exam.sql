-- One row per file with marks of an exam that exams does not hold.
with findings as (
    select
        scores.filename as file,
        count(*) as rows_n,
        min(
            concat('exam_id=', scores.exam_id, ', student_id=', scores.student_id, ', subject=', scores.subject), 3
        ) as samples,
    from raw.scores as scores
    anti join raw.exams as exams on scores.exam_id = exams.exam_id
    group by scores.filename
)

select * from findings
