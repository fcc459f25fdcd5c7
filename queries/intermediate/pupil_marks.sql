-- One row per pending exam, pupil and subject sat, the total among the subjects.
with marks as (
    select
        exam_id,
        student_id,
        subject,
        cast(score as double) as mark,
    from staging.scores
    where attendance = 'present'
),

totals as (
    select
        exam_id,
        student_id,
        'total' as subject,
        cast(total as double) as mark,
    from intermediate.pupil_totals
    where standing = 'sat'
),

pupil_marks as (
    select * from marks
    union all
    select * from totals
)

select * from pupil_marks
