-- One row per exam, school, subject, attendance and score, of counted roster pupils only.
with counted_roster as (
    select
        exam_id,
        student_id,
        school_code,
    from intermediate.pending_roster
    where roster_standing = 'counted'
),

school_rosters as (
    select
        exam_id,
        school_code,
        pending_key(exam_id, school_code) as school_key,
        count(*) as n,
    from counted_roster
    group by exam_id, school_code
),

-- grouped by one key for exam and school, which are told apart again once the pupils are counted
counted as (
    select
        pending_key(roster.exam_id, roster.school_code) as school_key,
        scores.subject,
        scores.attendance,
        scores.score,
        count(*) as n,
    from staging.scores as scores
    inner join counted_roster as roster
        on pending_key(scores.exam_id, scores.student_id) = pending_key(roster.exam_id, roster.student_id)
    group by pending_key(roster.exam_id, roster.school_code), scores.subject, scores.attendance, scores.score
),

recorded as (
    select
        schools.exam_id,
        schools.school_code,
        counted.subject,
        counted.attendance,
        counted.score,
        counted.n,
    from counted
    inner join school_rosters as schools on counted.school_key = schools.school_key
),

expected as (
    select
        schools.exam_id,
        schools.school_code,
        subjects.subject,
        schools.n,
    from school_rosters as schools
    inner join staging.exam_subjects as subjects on schools.exam_id = subjects.exam_id
    where subjects.required
),

found as (
    select
        exam_id,
        school_code,
        subject,
        sum(n) as n,
    from recorded
    group by exam_id, school_code, subject
),

missing as (
    select
        expected.exam_id,
        expected.school_code,
        expected.subject,
        'missing' as attendance,
        null as score,
        cast(expected.n - coalesce(found.n, 0) as bigint) as n,
    from expected
    left join found
        on
            expected.exam_id = found.exam_id
            and expected.school_code = found.school_code
            and expected.subject = found.subject
    where expected.n > coalesce(found.n, 0)
),

score_cells as (
    select * from recorded
    union all
    select * from missing
)

select * from score_cells
