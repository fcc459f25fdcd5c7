-- One row per file with exams that correct an unknown exam or themselves.
with findings as (
    select
        exams.filename as file,
        count(*) as rows_n,
        min(concat('exam_id=', exams.exam_id, ', supersedes_exam_id=', exams.supersedes_exam_id), 3) as samples,
    from raw.exams as exams
    anti join raw.exams as corrected
        on exams.supersedes_exam_id = corrected.exam_id and exams.exam_id <> corrected.exam_id
    where exams.supersedes_exam_id is not null
    group by exams.filename
)

select * from findings
