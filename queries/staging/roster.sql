-- One row per pending exam and pupil on its roster.
with roster as (
    select
        roster.exam_id,
        roster.student_id,
        roster.school_code,
        roster.class_id,
        case
            when roster.roster_status <> 'active' then 'inactive'
            when roster.is_guest then 'guest'
            when roster.is_repeater then 'repeater'
            else 'counted'
        end as roster_standing,
    from raw.roster as roster
    where is_pending(roster.exam_id)
)

select * from roster
