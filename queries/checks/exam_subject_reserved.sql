-- One row per file with a subject called total, which is kept for the total of all subjects.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(concat('exam_id=', exam_id, ', subject=', subject), 3) as samples,
    from raw.exam_subjects
    where subject = 'total'
    group by filename
)

select * from findings
