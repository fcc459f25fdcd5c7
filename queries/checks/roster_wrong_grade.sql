-- One row per file with pupils whose grade is not that of the exam.
with findings as (
    select
        roster.filename as file,
        count(*) as rows_n,
        min(
            concat(
                'exam_id=', roster.exam_id, ', student_id=', roster.student_id, ', grade=', roster.grade,
                ' / ', exams.grade
            ),
            3
        ) as samples,
    from raw.roster as roster
    inner join raw.exams as exams on roster.exam_id = exams.exam_id
    where roster.grade <> exams.grade
    group by roster.filename
)

select * from findings
