-- One row per exam and subject.
with exam_subjects as (
    select
        exam_id,
        subject,
        cast(full_score as decimal(7, 2)) as full_score,
        in_total,
        required,
        cast(excellent_line as decimal(9, 6)) as excellent_line,
        cast(good_line as decimal(9, 6)) as good_line,
        cast(pass_line as decimal(9, 6)) as pass_line,
        cast(low_line as decimal(9, 6)) as low_line,
    from raw.exam_subjects
)

select * from exam_subjects
