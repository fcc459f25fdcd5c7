-- One row per target of a plan for the whole county: baseline, now, target, the pace it asks for, where it stands.
with units as (
    select distinct
        phase_id,
        indicator_id,
        part,
        stage,
    from marts.phase_progress
    where plan_id = $plan and entity_type <> 'county'
),

steps as (
    select distinct
        plan_id,
        phase_id,
        steps_n,
    from marts.phase_steps
),

targets as (
    select
        concat_ws('.', progress.phase_id, progress.indicator_id, progress.part, progress.stage) as target_id,
        progress.phase_id,
        progress.ordinal,
        phases.name_zh as phase_name_zh,
        phases.name_en as phase_name_en,
        progress.indicator_id,
        progress.part,
        progress.stage,
        progress.name_zh,
        progress.name_en,
        progress.unit,
        progress.comparator,
        progress.target,
        progress.basis,
        progress.baseline,
        progress.value,
        progress.required_now,
        progress.value - progress.baseline as change,
        if(not progress.reference, progress.target - progress.value, null) as to_go,
        steps.steps_n,
        progress.starts_on,
        progress.ends_on,
        progress.reference,
        progress.numerator,
        progress.denominator,
        progress.coverage,
        progress.value is not null and progress.coverage < rules.coverage_grey_below as is_incomplete,
        progress.period_id,
        progress.provisional,
        progress.is_ahead,
        progress.has_ended,
        progress.state,
        units.indicator_id is not null as has_units,
    from marts.phase_progress as progress
    inner join plan.phases as phases on progress.plan_id = phases.plan_id and progress.phase_id = phases.phase_id
    cross join plan.rules as rules
    left join steps on progress.plan_id = steps.plan_id and progress.phase_id = steps.phase_id
    left join units
        on
            progress.phase_id = units.phase_id
            and progress.indicator_id = units.indicator_id
            and progress.part = units.part
            and progress.stage = units.stage
    where progress.plan_id = $plan and progress.entity_type = 'county'
),

phase_targets as (
    select
        * exclude (to_go),
        -- Nothing is asked of a target that is met, or that has no line of its own.
        case when state in ('on_track', 'behind', 'not_met', 'no_data') then to_go end as to_go,
    from targets
)

select * from phase_targets
order by
    not is_ahead and not has_ended desc,
    if(is_ahead, ordinal, -ordinal),
    list_position(['not_met', 'behind', 'on_track', 'met', 'no_data', 'report_only'], state),
    indicator_id,
    part desc,
    stage
