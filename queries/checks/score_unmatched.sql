-- One row per file with marks of pupils who are not on the roster of the exam.
with findings as (
    select
        scores.filename as file,
        count(*) as rows_n,
        min(
            concat('exam_id=', scores.exam_id, ', student_id=', scores.student_id, ', subject=', scores.subject), 3
        ) as samples,
    from raw.scores as scores
    anti join raw.roster as roster
        on scores.exam_id = roster.exam_id and scores.student_id = roster.student_id
    group by scores.filename
)

select * from findings
