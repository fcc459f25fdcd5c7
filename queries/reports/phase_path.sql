-- One row per value of a target on its way, in time: what the county reported, the path of the plan, what is needed by when from now on.
with chosen as (
    select
        progress.*,
        info.as_of,
    from marts.phase_progress as progress
    cross join marts.build_info as info
    where
        progress.plan_id = $plan
        and concat_ws('.', progress.phase_id, progress.indicator_id, progress.part, progress.stage) = $target
        and progress.entity_type = 'county'
),

observed as (
    select
        'observed' as kind,
        found.period_end as due_on,
        found.value,
        found.numerator,
        found.denominator,
        found.period_id,
        not found.is_final as provisional,
        found.coverage,
    from marts.indicator_values as found
    inner join chosen
        on
            found.indicator_id = chosen.indicator_id
            and found.part = chosen.part
            and found.stage = chosen.stage
            and found.entity_type = chosen.entity_type
            and found.entity_id = chosen.entity_id
            and found.period_end <= least(chosen.ends_on, chosen.as_of)
),

-- The plan's path leads from the baseline to the target; it is drawn only where both are known.
planned as (
    select
        'planned' as kind,
        unnest([starts_on, ends_on]) as due_on,
        unnest([baseline, target]) as value,
    from chosen
    where baseline is not null and target is not null and not reference
),

needed as (
    select
        'needed' as kind,
        steps.due_on,
        chosen.value + (chosen.target - chosen.value) * steps.step_no / steps.steps_n as value,
    from chosen
    inner join marts.phase_steps as steps on chosen.plan_id = steps.plan_id and chosen.phase_id = steps.phase_id
    where chosen.state in ('on_track', 'behind', 'no_data') and chosen.value is not null and not chosen.reference
),

points as (
    select * from observed
    union all by name
    select * from planned
    union all by name
    select * from needed
),

phase_path as (
    select
        points.*,
        chosen.unit,
        chosen.target,
        chosen.comparator,
        chosen.basis,
        chosen.reference,
        chosen.starts_on,
        chosen.ends_on,
        chosen.as_of,
    from points
    cross join chosen
)

select * from phase_path
order by kind desc, due_on, period_id
