-- One row per exam: whether absence without excuse is a mark of 0 in it; a sample has none, and a plan may leave it out.
with exam_counting as (
    select
        exams.exam_id,
        exams.is_full_cohort and rules.unexcused_as_zero as absence_is_zero,
    from staging.exams as exams
    cross join plan.rules as rules
)

select * from exam_counting
