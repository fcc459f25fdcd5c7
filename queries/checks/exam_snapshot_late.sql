-- One row per file with exams whose roster snapshot is later than the exam.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(concat('exam_id=', exam_id, ', snapshot_date=', snapshot_date, ', held_on=', held_on), 3) as samples,
    from raw.exams
    where snapshot_date > held_on
    group by filename
)

select * from findings
