-- One row per file with marks of pupils who were not present.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(
            concat(
                'exam_id=', exam_id, ', student_id=', student_id, ', subject=', subject, ', score=', score,
                ', attendance=', attendance
            ),
            3
        ) as samples,
    from raw.scores
    where score is not null and attendance <> 'present'
    group by filename
)

select * from findings
