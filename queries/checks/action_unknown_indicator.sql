-- One row per file with actions about an indicator, a part of one, or a target of a phase that no plan has.
with aims as (
    select
        indicator_id,
        coalesce(part, '') as part,
        cast(null as varchar) as phase_id,
    from plan.indicators
    union
    select
        indicator_id,
        coalesce(part, '') as part,
        phase_id,
    from plan.targets
),

findings as (
    select
        actions.filename as file,
        count(*) as rows_n,
        min(
            concat(
                'action_id=', actions.action_id,
                ', indicator_id=', actions.indicator_id,
                ', part=', actions.part,
                ', phase_id=', actions.phase_id
            ), 3
        ) as samples,
    from raw.actions as actions
    anti join aims
        on
            actions.indicator_id = aims.indicator_id
            and actions.part = aims.part
            and actions.phase_id is not distinct from aims.phase_id
    where actions.cause in ('missed_target', 'indicator') and actions.indicator_id is not null
    group by actions.filename
)

select * from findings
