-- One row per exam and subject, the total among the subjects: full marks and lines in marks.
with subject_lines as (
    select
        subjects.exam_id,
        subjects.subject,
        subjects.in_total,
        subjects.full_score,
        subjects.full_score * coalesce(subjects.excellent_line, lines.excellent_line) as excellent_mark,
        subjects.full_score * coalesce(subjects.good_line, lines.good_line) as good_mark,
        subjects.full_score * coalesce(subjects.pass_line, lines.pass_line) as pass_mark,
        subjects.full_score * coalesce(subjects.low_line, lines.low_line) as low_mark,
    from staging.exam_subjects as subjects
    inner join staging.exams as exams on subjects.exam_id = exams.exam_id
    left join plan.plans as plans on plans.governing
    left join plan.lines as lines on plans.plan_id = lines.plan_id and exams.stage = lines.stage
),

total_lines as (
    select
        exam_id,
        'total' as subject,
        true as in_total,
        sum(full_score) as full_score,
        sum(excellent_mark) as excellent_mark,
        sum(good_mark) as good_mark,
        sum(pass_mark) as pass_mark,
        sum(low_mark) as low_mark,
    from subject_lines
    where in_total
    group by exam_id
),

exam_lines as (
    select * from subject_lines
    union all
    select * from total_lines
)

select * from exam_lines
