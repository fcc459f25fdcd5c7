-- One row per pending exam and pupil: standing and total over the counted subjects; no id for a pupil off the roster.
with counted_subjects as (
    select
        subjects.exam_id,
        subjects.subject,
        subjects.required,
    from staging.exam_subjects as subjects
    semi join raw.pending_exams as pending on subjects.exam_id = pending.exam_id
    where subjects.in_total
),

required_subjects as (
    select
        exam_id,
        count(*) filter (where required) as required_n,
    from counted_subjects
    group by exam_id
),

-- kinds of attendance as bits, so that a pupil's are gathered at once: 1 sat, 2 unexcused, 4 excused, 8 exempt
marks as (
    select
        pending_key(scores.exam_id, scores.student_id) as pupil_key,
        pending_exam(scores.exam_id) as exam_id,
        sum(scores.score) as total,
        bit_or(
            case scores.attendance
                when 'present' then 1
                when 'voided' then 1
                when 'absent_unexcused' then 2
                when 'absent_excused' then 4
                when 'exempt' then 8
                else 0
            end
        ) as kinds,
        count(*) filter (where counted_subjects.required) as recorded_n,
        min(scores.site_code) as first_site,
        max(scores.site_code) as last_site,
    from staging.scores as scores
    inner join counted_subjects
        on
            pending_key(scores.exam_id, scores.subject)
            = pending_key(counted_subjects.exam_id, counted_subjects.subject)
    group by pending_key(scores.exam_id, scores.student_id)
),

pupils as (
    select
        coalesce(roster.exam_id, marks.exam_id) as exam_id,
        roster.student_id,
        coalesce(roster.school_code, marks.first_site, '') as school_code,
        coalesce(roster.class_id, '') as class_id,
        coalesce(roster.roster_standing, 'unmatched') as roster_standing,
        coalesce(marks.kinds, 0) as kinds,
        marks.recorded_n is null or marks.recorded_n < required_subjects.required_n as is_missing,
        coalesce(marks.total, 0) as total,
        marks.first_site <> roster.school_code or marks.last_site <> roster.school_code as is_off_site,
    from intermediate.pending_roster as roster
    full join marks on pending_key(roster.exam_id, roster.student_id) = marks.pupil_key
    left join required_subjects on roster.exam_id = required_subjects.exam_id
),

standings as (
    select
        exam_id,
        student_id,
        school_code,
        class_id,
        case
            when roster_standing <> 'counted' then roster_standing
            when kinds & 1 = 1 and kinds & 12 > 0 then 'partly_excused'
            when kinds & 4 = 4 then 'excused'
            when kinds & 8 = 8 then 'exempt'
            when is_missing then 'unverified'
            when kinds & 1 = 0 then 'unexcused'
            when kinds & 2 = 2 then 'sat_partly_unexcused'
            else 'sat'
        end as standing,
        kinds & 1 = 1 as is_sat,
        coalesce(is_off_site, false) as is_off_site,
        cast(total as decimal(9, 2)) as total,
    from pupils
),

pupil_totals as (
    select
        * replace (
            case when standing in ('sat', 'sat_partly_unexcused', 'unexcused', 'unverified') then total end as total,
        ),
    from standings
)

select * from pupil_totals
