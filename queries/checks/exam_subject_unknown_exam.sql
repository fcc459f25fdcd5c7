-- One row per file with subjects of an exam that exams does not hold.
with findings as (
    select
        subjects.filename as file,
        count(*) as rows_n,
        min(concat('exam_id=', subjects.exam_id, ', subject=', subjects.subject), 3) as samples,
    from raw.exam_subjects as subjects
    anti join raw.exams as exams on subjects.exam_id = exams.exam_id
    group by subjects.filename
)

select * from findings
