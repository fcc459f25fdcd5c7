-- One row per unit, composite indicator and part of it in the newest period in which any part is known: value, weight and whether the whole is complete.
with parts as (
    select
        plan_id,
        weighs_into as composite_id,
        indicator_id,
        part,
        stage,
        name_zh,
        name_en,
        weight,
        stages,
        count(*) over (partition by plan_id, weighs_into, stage) as parts_n,
    from marts.indicators
    where weighs_into <> '' and plan_id = $plan and weighs_into = $composite
),

known as (
    select
        parts.*,
        observed.entity_id,
        observed.period_id,
        observed.period_end,
        if(observed.visibility = 'shown', observed.value, null) as value,
        observed.coverage,
    from parts
    inner join marts.monitoring_values as observed
        on
            parts.plan_id = observed.plan_id
            and parts.indicator_id = observed.indicator_id
            and parts.part = observed.part
            and parts.stage = observed.stage
    where
        observed.entity_type = $unit_type
        and observed.period_type <> 'school_year'
        and ($township = '' or observed.township_code = $township)
),

newest as (
    select
        period_id,
        period_end,
    from known
    qualify row_number() over (order by period_end desc, period_id desc) = 1
),

monitoring_composite as (
    select
        units.unit_type,
        units.unit_code,
        units.unit_name,
        units.township_code,
        units.township_name,
        parts.composite_id,
        parts.indicator_id,
        parts.part,
        parts.name_zh,
        parts.name_en,
        parts.weight,
        newest.period_id,
        known.value,
        known.coverage,
        count(known.value) over one_unit as known_n,
        parts.parts_n,
        if(
            count(known.value) over one_unit = parts.parts_n,
            round(sum(parts.weight * known.value) over one_unit, 9),
            null
        ) as composite,
        case
            when count(known.value) over one_unit = 0 then 'no_data'
            when count(known.value) over one_unit < parts.parts_n then 'incomplete'
            else 'complete'
        end as state,
    from marts.units as units
    cross join parts
    cross join newest
    left join known
        on
            units.unit_code = known.entity_id
            and parts.indicator_id = known.indicator_id
            and parts.part = known.part
            and parts.stage = known.stage
            and newest.period_id = known.period_id
    where
        units.unit_type = $unit_type
        and units.is_expected
        and list_has_any(units.stages, parts.stages)
        and ($township = '' or units.township_code = $township)
        and newest.period_end between units.valid_from and units.valid_to
    window one_unit as (partition by units.unit_code)
    -- A unit that one of the parts does not concern has no composite.
    qualify count(*) over one_unit = parts.parts_n
)

select * from monitoring_composite
order by
    state = 'complete', composite desc, township_name collate zh_cn, unit_name collate zh_cn, unit_code,
    indicator_id, part
