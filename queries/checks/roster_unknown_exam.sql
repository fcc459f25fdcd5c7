-- One row per file with pupils of an exam that exams does not hold.
with findings as (
    select
        roster.filename as file,
        count(*) as rows_n,
        min(concat('exam_id=', roster.exam_id, ', student_id=', roster.student_id), 3) as samples,
    from raw.roster as roster
    anti join raw.exams as exams on roster.exam_id = exams.exam_id
    group by roster.filename
)

select * from findings
