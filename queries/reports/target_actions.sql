-- One row per action about one target of a phase: open ones first.
with target_actions as (
    select
        action_id,
        unit_type,
        unit_code,
        unit_name,
        owner_post,
        state,
        due_on,
        closed_on,
    from marts.actions
    where cause = 'missed_target' and phase_id = $phase and indicator_id = $indicator and part = $part
)

select * from target_actions
order by list_position(['overdue', 'open', 'done', 'cancelled'], state), due_on, action_id
