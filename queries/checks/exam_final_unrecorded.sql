-- One row per file with final exams where an expected pupil has no row in a required subject that counts.
with required_subjects as (
    select
        subjects.exam_id,
        subjects.subject,
    from raw.exam_subjects as subjects
    inner join raw.exams as exams on subjects.exam_id = exams.exam_id
    where exams.result_status = 'final' and subjects.required and subjects.in_total
),

required_exams as (
    select
        exam_id,
        count(*) as required_n,
    from required_subjects
    group by exam_id
),

recorded as (
    select
        scores.exam_id,
        scores.student_id,
        count(*) as recorded_n,
    from raw.scores as scores
    semi join required_subjects
        on scores.exam_id = required_subjects.exam_id and scores.subject = required_subjects.subject
    group by scores.exam_id, scores.student_id
),

unrecorded as (
    select
        roster.exam_id,
        roster.student_id,
        required_exams.required_n - coalesce(recorded.recorded_n, 0) as lacking_n,
    from raw.roster as roster
    inner join required_exams on roster.exam_id = required_exams.exam_id
    left join recorded on roster.exam_id = recorded.exam_id and roster.student_id = recorded.student_id
    where
        roster.roster_status = 'active'
        and not roster.is_guest
        and not roster.is_repeater
        and coalesce(recorded.recorded_n, 0) < required_exams.required_n
),

findings as (
    select
        exams.filename as file,
        count(*) as rows_n,
        min(
            concat(
                'exam_id=', unrecorded.exam_id, ', student_id=', unrecorded.student_id, ', ', unrecorded.lacking_n
            ),
            3
        ) as samples,
    from unrecorded
    inner join raw.exams as exams on unrecorded.exam_id = exams.exam_id
    group by exams.filename
)

select * from findings
