-- One row per file with marks that are infinite or not a number.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(concat('exam_id=', exam_id, ', student_id=', student_id, ', subject=', subject, ', score=', score), 3)
            as samples,
    from raw.scores
    where not isfinite(cast(score as double))
    group by filename
)

select * from findings
