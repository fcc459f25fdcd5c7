-- One row per pending exam, school, subject and mark, the total among the subjects; absence without excuse is a mark of 0, except
-- in a sample, and where absence is left out on trial: there only those who sat count.
with subject_states as (
    select
        cells.*,
        cells.attendance in ('present', 'voided') as is_sat,
        cells.attendance in ('present', 'voided')
        or (
            exams.absence_is_zero
            and cells.attendance in ('absent_unexcused', 'missing')
        ) as is_eligible,
    from marts.score_cells as cells
    inner join raw.pending_exams as pending on cells.exam_id = pending.exam_id
    inner join intermediate.exam_counting as exams on cells.exam_id = exams.exam_id
),

subject_cells as (
    select
        exam_id,
        school_code,
        subject,
        if(is_eligible, coalesce(score, 0), null) as mark,
        n as roster_n,
        if(is_eligible, n, 0) as eligible_n,
        if(is_sat, n, 0) as sat_n,
        if(is_sat, n, 0) as eligible_sat_n,
        if(attendance = 'absent_unexcused', n, 0) as absent_unexcused_n,
        if(attendance = 'absent_excused', n, 0) as absent_excused_n,
        if(attendance = 'exempt', n, 0) as exempt_n,
        if(attendance = 'missing', n, 0) as missing_n,
    from subject_states
),

total_states as (
    select
        cells.*,
        cells.total is not null
        and (exams.absence_is_zero or cells.standing = 'sat') as is_eligible,
    from marts.total_cells as cells
    inner join raw.pending_exams as pending on cells.exam_id = pending.exam_id
    inner join intermediate.exam_counting as exams on cells.exam_id = exams.exam_id
    where cells.standing not in ('guest', 'repeater', 'inactive', 'unmatched')
),

total_cells as (
    select
        exam_id,
        school_code,
        'total' as subject,
        if(is_eligible, total, null) as mark,
        n as roster_n,
        if(is_eligible, n, 0) as eligible_n,
        sat_n,
        if(is_eligible, sat_n, 0) as eligible_sat_n,
        if(standing = 'unexcused', n, 0) as absent_unexcused_n,
        if(standing = 'excused', n, 0) as absent_excused_n,
        if(standing = 'exempt', n, 0) as exempt_n,
        if(standing = 'unverified', n, 0) as missing_n,
    from total_states
),

mark_cells as (
    select * from subject_cells
    union all
    select * from total_cells
)

select * from mark_cells
