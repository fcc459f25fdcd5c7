-- One row per file with exams whose baseline is unknown or not earlier.
with findings as (
    select
        exams.filename as file,
        count(*) as rows_n,
        min(concat('exam_id=', exams.exam_id, ', baseline_exam_id=', exams.baseline_exam_id), 3) as samples,
    from raw.exams as exams
    anti join raw.exams as baselines
        on exams.baseline_exam_id = baselines.exam_id and exams.held_on > baselines.held_on
    where exams.baseline_exam_id is not null
    group by exams.filename
)

select * from findings
