-- One row per exam, school, subject and mark, the total among the subjects; absence without excuse is a mark of 0.
with subject_cells as (
    select
        exam_id,
        school_code,
        subject,
        case when attendance in ('present', 'voided', 'absent_unexcused', 'missing') then coalesce(score, 0) end as mark,
        n as roster_n,
        case when attendance in ('present', 'voided', 'absent_unexcused', 'missing') then n else 0 end as eligible_n,
        case when attendance in ('present', 'voided') then n else 0 end as sat_n,
        case when attendance in ('present', 'voided') then n else 0 end as eligible_sat_n,
        case when attendance = 'absent_unexcused' then n else 0 end as absent_unexcused_n,
        case when attendance = 'absent_excused' then n else 0 end as absent_excused_n,
        case when attendance = 'exempt' then n else 0 end as exempt_n,
        case when attendance = 'missing' then n else 0 end as missing_n,
    from marts.score_cells
),

total_cells as (
    select
        exam_id,
        school_code,
        'total' as subject,
        total as mark,
        n as roster_n,
        case when total is null then 0 else n end as eligible_n,
        sat_n,
        case when total is null then 0 else sat_n end as eligible_sat_n,
        case when standing = 'unexcused' then n else 0 end as absent_unexcused_n,
        case when standing = 'excused' then n else 0 end as absent_excused_n,
        case when standing = 'exempt' then n else 0 end as exempt_n,
        case when standing = 'unverified' then n else 0 end as missing_n,
    from marts.total_cells
    where standing not in ('guest', 'repeater', 'inactive', 'unmatched')
),

mark_cells as (
    select * from subject_cells
    union all
    select * from total_cells
)

select * from mark_cells
