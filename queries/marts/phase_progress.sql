-- One row per plan, phase, target and entity: where it stands against the target and the path towards it.
with variances as (
    select
        *,
        value * (1 - value) / nullif(denominator, 0)
        + baseline * (1 - baseline) / nullif(baseline_denominator, 0) as variance,
    from intermediate.phase_measures
),

errors as (
    select
        * exclude (variance),
        if(variance >= 0, pow(variance, 0.5), null) as standard_error,
    from variances
),

targets as (
    select
        measures.* exclude (value, standard_error, baseline_denominator),
        measures.value as observed,
        -- A change is a level above the baseline; the first of n groups is a place, rounded up.
        case
            when targets.change and targets.standard_errors is not null
                then measures.baseline + targets.value + targets.standard_errors * measures.standard_error
            when targets.change then measures.baseline + targets.value
            else coalesce(targets.value, ceil(measures.denominator / targets.groups))
        end as target,
        coalesce(targets.change, false) as is_change,
        coalesce(indicators.reference, false) as reference,
        targets.comparator,
        targets.scope,
        targets.basis,
        indicators.name_zh,
        indicators.name_en,
        indicators.area,
        indicators.unit,
        indicators.direction,
        indicators.display,
        phases.ordinal,
        phases.starts_on,
        phases.ends_on,
        info.as_of,
        info.as_of < phases.starts_on as is_ahead,
        info.as_of > phases.ends_on as has_ended,
        greatest(
            0,
            least(1, (info.as_of - phases.starts_on) / nullif(cast(phases.ends_on - phases.starts_on as double), 0))
        ) as elapsed_share,
        case indicators.unit
            when 'ratio' then rules.phase_tolerance
            when 'score100' then 100 * rules.phase_tolerance
            else 0
        end as tolerance,
    from errors as measures
    inner join plan.targets as targets
        on
            measures.plan_id = targets.plan_id
            and measures.phase_id = targets.phase_id
            and measures.indicator_id = targets.indicator_id
            and measures.part = coalesce(targets.part, '')
            and measures.stage = coalesce(targets.stage, 'all')
    inner join plan.phases as phases on measures.plan_id = phases.plan_id and measures.phase_id = phases.phase_id
    inner join plan.indicators as indicators
        on
            measures.plan_id = indicators.plan_id
            and measures.indicator_id = indicators.indicator_id
            and measures.part = coalesce(indicators.part, '')
            and measures.stage = coalesce(indicators.stage, 'all')
    cross join marts.build_info as info
    cross join plan.rules as rules
),

paths as (
    select
        *,
        baseline + (target - baseline) * elapsed_share as path_now,
        case comparator
            when '>=' then round(observed, 9) >= round(target, 9)
            when '<=' then round(observed, 9) <= round(target, 9)
            when '>' then round(observed, 9) > round(target, 9)
            when '<' then round(observed, 9) < round(target, 9)
            when '==' then round(observed, 9) = round(target, 9)
        end as is_met,
        comparator in ('>=', '>') or (comparator = '==' and baseline <= target) as is_upward,
    from targets
),

required as (
    select
        * exclude (path_now),
        case
            when has_ended then target
            when baseline is null then null
            when is_upward then least(path_now, target)
            else greatest(path_now, target)
        end as required_now,
    from paths
),

judged as (
    select
        *,
        case
            when reference or display = 'report_only' then 'report_only'
            when target is null then if(is_change, 'no_data', 'report_only')
            when observed is null then 'no_data'
            when is_met then 'met'
            when has_ended then 'not_met'
            when baseline is null then 'no_data'
            when comparator = '==' and round(if(is_upward, observed - target, target - observed), 9) > tolerance
                then 'behind'
            when round(if(is_upward, required_now - observed, observed - required_now), 9) <= tolerance then 'on_track'
            else 'behind'
        end as state,
    from required
),

names as (
    select
        'school' as entity_type,
        schools.school_code as entity_id,
        arg_max(schools.school_name, schools.valid_from) as entity_name,
        arg_max(schools.township_code, schools.valid_from) as township_code,
        min(schools.stage) as entity_stage,
    from staging.schools as schools
    group by schools.school_code
    union all
    select
        'township' as entity_type,
        township_code as entity_id,
        township_name as entity_name,
        township_code,
        '' as entity_stage,
    from staging.townships
),

phase_progress as (
    select
        judged.plan_id,
        judged.phase_id,
        judged.ordinal,
        judged.starts_on,
        judged.ends_on,
        judged.indicator_id,
        judged.part,
        judged.stage,
        judged.name_zh,
        judged.name_en,
        judged.area,
        judged.unit,
        judged.direction,
        judged.display,
        judged.entity_type,
        judged.entity_id,
        coalesce(names.entity_name, '') as entity_name,
        coalesce(names.entity_stage, '') as entity_stage,
        coalesce(names.township_code, '') as township_code,
        coalesce(townships.township_name, '') as township_name,
        judged.target,
        judged.comparator,
        judged.scope,
        judged.basis,
        judged.reference,
        judged.observed as value,
        judged.numerator,
        judged.denominator,
        judged.period_id,
        judged.period_end,
        judged.provisional,
        judged.baseline,
        judged.baseline_period_id,
        judged.coverage,
        judged.required_now,
        judged.is_ahead,
        judged.has_ended,
        judged.state,
    from judged
    left join names on judged.entity_type = names.entity_type and judged.entity_id = names.entity_id
    left join staging.townships as townships on names.township_code = townships.township_code
)

select * from phase_progress
