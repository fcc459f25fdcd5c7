-- One row per exam, baseline exam, school and subject: sums over the pupils present at both.
with subject_pairs as (
    select
        pairs.exam_id,
        pairs.baseline_exam_id,
        subjects.subject,
        coalesce(same_subject.subject, 'total') as baseline_subject,
    from raw.pending_pairs as pairs
    inner join staging.exam_subjects as subjects on pairs.exam_id = subjects.exam_id
    left join staging.exam_subjects as same_subject
        on pairs.baseline_exam_id = same_subject.exam_id and subjects.subject = same_subject.subject
    union all
    select
        exam_id,
        baseline_exam_id,
        'total' as subject,
        'total' as baseline_subject,
    from raw.pending_pairs
),

matched as (
    select
        subject_pairs.*,
        roster.school_code,
        baseline.mark as x,
        outcome.mark as y,
    from subject_pairs
    inner join intermediate.pupil_marks as outcome
        on subject_pairs.exam_id = outcome.exam_id and subject_pairs.subject = outcome.subject
    inner join intermediate.pupil_marks as baseline
        on
            subject_pairs.baseline_exam_id = baseline.exam_id
            and subject_pairs.baseline_subject = baseline.subject
            and outcome.student_id = baseline.student_id
    inner join intermediate.pending_roster as roster
        on outcome.exam_id = roster.exam_id and outcome.student_id = roster.student_id
    where roster.roster_standing = 'counted'
),

centres as (
    select
        exam_id,
        baseline_exam_id,
        subject,
        avg(x) as x_centre,
        avg(y) as y_centre,
    from matched
    group by exam_id, baseline_exam_id, subject
),

centred as (
    select
        matched.* replace (matched.x - centres.x_centre as x, matched.y - centres.y_centre as y),
        centres.x_centre,
        centres.y_centre,
    from matched
    inner join centres
        on
            matched.exam_id = centres.exam_id
            and matched.baseline_exam_id = centres.baseline_exam_id
            and matched.subject = centres.subject
),

pair_moments as (
    select
        exam_id,
        baseline_exam_id,
        school_code,
        subject,
        baseline_subject,
        any_value(x_centre) as x_centre,
        any_value(y_centre) as y_centre,
        count(*) as n,
        sum(x) as sum_x,
        sum(y) as sum_y,
        sum(x * x) as sum_xx,
        sum(x * y) as sum_xy,
        sum(y * y) as sum_yy,
        sum(x * x * x) as sum_xxx,
        sum(x * x * x * x) as sum_xxxx,
        sum(x * x * y) as sum_xxy,
    from centred
    group by exam_id, baseline_exam_id, school_code, subject, baseline_subject
)

select * from pair_moments
