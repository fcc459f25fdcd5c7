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

-- marks are read once: sums about zero here, moved to the county's means below
about_zero as (
    select
        exam_id,
        baseline_exam_id,
        school_code,
        subject,
        baseline_subject,
        count(*) as n,
        sum(x) as sum_x,
        sum(y) as sum_y,
        sum(x * x) as sum_xx,
        sum(x * y) as sum_xy,
        sum(y * y) as sum_yy,
        sum(x * x * x) as sum_xxx,
        sum(x * x * x * x) as sum_xxxx,
        sum(x * x * y) as sum_xxy,
    from matched
    group by exam_id, baseline_exam_id, school_code, subject, baseline_subject
),

centres as (
    select
        exam_id,
        baseline_exam_id,
        subject,
        sum(sum_x) / sum(n) as x_centre,
        sum(sum_y) / sum(n) as y_centre,
    from about_zero
    group by exam_id, baseline_exam_id, subject
),

pair_moments as (
    select
        sums.exam_id,
        sums.baseline_exam_id,
        sums.school_code,
        sums.subject,
        sums.baseline_subject,
        c.x_centre,
        c.y_centre,
        sums.n,
        sums.sum_x - sums.n * c.x_centre as sum_x,
        sums.sum_y - sums.n * c.y_centre as sum_y,
        sums.sum_xx - 2 * c.x_centre * sums.sum_x + sums.n * c.x_centre ** 2 as sum_xx,
        sums.sum_xy - c.x_centre * sums.sum_y - c.y_centre * sums.sum_x
        + sums.n * c.x_centre * c.y_centre as sum_xy,
        sums.sum_yy - 2 * c.y_centre * sums.sum_y + sums.n * c.y_centre ** 2 as sum_yy,
        sums.sum_xxx - 3 * c.x_centre * sums.sum_xx + 3 * c.x_centre ** 2 * sums.sum_x
        - sums.n * c.x_centre ** 3 as sum_xxx,
        sums.sum_xxxx - 4 * c.x_centre * sums.sum_xxx + 6 * c.x_centre ** 2 * sums.sum_xx
        - 4 * c.x_centre ** 3 * sums.sum_x + sums.n * c.x_centre ** 4 as sum_xxxx,
        sums.sum_xxy - 2 * c.x_centre * sums.sum_xy + c.x_centre ** 2 * sums.sum_y
        - c.y_centre * (sums.sum_xx - 2 * c.x_centre * sums.sum_x + sums.n * c.x_centre ** 2) as sum_xxy,
    from about_zero as sums
    inner join centres as c
        on
            sums.exam_id = c.exam_id
            and sums.baseline_exam_id = c.baseline_exam_id
            and sums.subject = c.subject
)

select * from pair_moments
