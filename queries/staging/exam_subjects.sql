-- One row per exam and subject.
with exam_subjects as (
    select
        exam_id,
        subject,
        cast(full_score as decimal(7, 2)) as full_score,
        in_total,
        required,
        excellent_line,
        good_line,
        pass_line,
        low_line,
    from raw.exam_subjects
)

select * from exam_subjects
