-- One row per pending exam, pupil and subject.
with scores as (
    select
        scores.exam_id,
        scores.student_id,
        scores.subject,
        cast(scores.score as decimal(7, 2)) as score,
        scores.attendance,
        scores.site_code,
    from raw.scores as scores
    where is_pending(scores.exam_id)
)

select * from scores
