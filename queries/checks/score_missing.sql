-- One row per file with pupils who were present and have no mark.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(concat('exam_id=', exam_id, ', student_id=', student_id, ', subject=', subject), 3) as samples,
    from raw.scores
    where score is null and attendance = 'present'
    group by filename
)

select * from findings
