-- One row per pending exam and pupil: standing and total over the counted subjects; no id for a pupil off the roster.
with counted_subjects as (
    select
        subjects.exam_id,
        subjects.subject,
        subjects.required,
        count(*) filter (where subjects.required) over (partition by subjects.exam_id) as required_n,
    from staging.exam_subjects as subjects
    semi join raw.pending_exams as pending on subjects.exam_id = pending.exam_id
    where subjects.in_total
),

marks as (
    select
        pending_key(scores.exam_id, scores.student_id) as pupil_key,
        any_value(scores.exam_id) as exam_id,
        sum(scores.score) as total,
        bool_or(scores.attendance in ('present', 'voided')) as is_sat,
        bool_or(scores.attendance = 'absent_unexcused') as is_unexcused,
        bool_or(scores.attendance = 'absent_excused') as is_excused,
        bool_or(scores.attendance = 'exempt') as is_exempt,
        count(*) filter (where counted_subjects.required) as recorded_n,
        any_value(counted_subjects.required_n) as required_n,
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
        coalesce(marks.is_sat, false) as is_sat,
        coalesce(marks.is_excused, false) as is_excused,
        coalesce(marks.is_exempt, false) as is_exempt,
        coalesce(marks.is_unexcused, false) as is_unexcused,
        marks.recorded_n is null or marks.recorded_n < marks.required_n as is_missing,
        coalesce(marks.total, 0) as total,
        marks.first_site <> roster.school_code or marks.last_site <> roster.school_code as is_off_site,
    from intermediate.pending_roster as roster
    full join marks on pending_key(roster.exam_id, roster.student_id) = marks.pupil_key
),

standings as (
    select
        exam_id,
        student_id,
        school_code,
        class_id,
        case
            when roster_standing <> 'counted' then roster_standing
            when is_sat and (is_excused or is_exempt) then 'partly_excused'
            when is_excused then 'excused'
            when is_exempt then 'exempt'
            when is_missing then 'unverified'
            when not is_sat then 'unexcused'
            when is_unexcused then 'sat_partly_unexcused'
            else 'sat'
        end as standing,
        is_sat,
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
