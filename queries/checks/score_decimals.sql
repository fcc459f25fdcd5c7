-- One row per file with marks of more than two decimals; the margin is that of marks kept as single floats.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(concat('exam_id=', exam_id, ', student_id=', student_id, ', subject=', subject, ', score=', score), 3)
            as samples,
    from raw.scores
    where isfinite(cast(score as double)) and abs(score - round(score, 2)) > 0.00005
    group by filename
)

select * from findings
