-- One row per file with marks above full marks.
with findings as (
    select
        scores.filename as file,
        count(*) as rows_n,
        min(
            concat(
                'exam_id=', scores.exam_id, ', student_id=', scores.student_id, ', subject=', scores.subject,
                ', score=', scores.score, ', full_score=', subjects.full_score
            ),
            3
        ) as samples,
    from raw.scores as scores
    inner join raw.exam_subjects as subjects
        on scores.exam_id = subjects.exam_id and scores.subject = subjects.subject
    where scores.score > subjects.full_score and isfinite(cast(scores.score as double))
    group by scores.filename
)

select * from findings
