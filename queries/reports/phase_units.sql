-- One row per township, or school of a township, for one target: value, coverage, where it stands; small groups of pupils blanked.
with steps as (
    select distinct
        plan_id,
        phase_id,
        steps_n,
    from marts.phase_steps
),

progress as (
    select
        progress.*,
        progress.area = 'pupils' and progress.unit = 'ratio' and progress.denominator < rules.small_cell as is_small,
        rules.coverage_grey_below,
        steps.steps_n,
    from marts.phase_progress as progress
    cross join plan.rules as rules
    left join steps on progress.plan_id = steps.plan_id and progress.phase_id = steps.phase_id
    where
        progress.plan_id = $plan
        and concat_ws('.', progress.phase_id, progress.indicator_id, progress.part, progress.stage) = $target
        and progress.entity_type = $entity_type
        and ($township = '' or progress.township_code = $township)
),

sized as (
    select
        *,
        entity_type = 'school' and area = 'pupils' and unit = 'ratio' as is_one_of_many,
        count(*) filter (where is_small) over (partition by township_code) as small_n,
        row_number() over (partition by township_code, is_small order by denominator, entity_id) as size_order,
    from progress
),

hidden as (
    select
        *,
        -- Where nothing was told there is nothing to hide.
        is_small is not null and (is_small or (is_one_of_many and small_n = 1 and size_order = 1)) as is_hidden,
    from sized
),

phase_units as (
    select
        entity_type,
        entity_id,
        entity_name,
        entity_stage,
        township_code,
        township_name,
        unit,
        comparator,
        target,
        if(not is_hidden, baseline, null) as baseline,
        if(not is_hidden, value, null) as value,
        if(not is_hidden, numerator, null) as numerator,
        if(not is_hidden, denominator, null) as denominator,
        coverage,
        value is not null and coverage < coverage_grey_below as is_incomplete,
        period_id,
        provisional,
        basis,
        reference,
        ends_on,
        has_ended,
        steps_n,
        case
            when not is_hidden and not reference and state in ('on_track', 'behind', 'not_met', 'no_data')
                then target - value
        end as to_go,
        case when is_hidden then 'suppressed' else state end as state,
        case when is_hidden then 'suppressed' when value is null then 'no_data' else 'ok' end as cell_state,
    from hidden
)

select * from phase_units
order by
    coalesce(list_position(['not_met', 'behind', 'on_track', 'met', 'report_only', 'no_data'], state), 9),
    if(comparator in ('<=', '<'), -value, value),
    entity_id
