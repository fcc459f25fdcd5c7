-- One row per unit and weighted part of a composite score in the newest period: means over the schools that have every part, and how many lack one.
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
        observed.value,
    from parts
    inner join marts.monitoring_values as observed
        on
            parts.plan_id = observed.plan_id
            and parts.indicator_id = observed.indicator_id
            and parts.part = observed.part
            and parts.stage = observed.stage
    where
        observed.entity_type = 'school'
        and observed.period_type <> 'school_year'
        and observed.visibility = 'shown'
        and ($township = '' or observed.township_code = $township)
),

newest as (
    select
        period_id,
        period_end,
    from known
    qualify row_number() over (order by period_end desc, period_id desc) = 1
),

-- A school that one of the parts does not concern has no composite.
schools as (
    select
        units.unit_code as school_code,
        units.unit_name as school_name,
        units.township_code,
        units.township_name,
        parts.* exclude (stages),
        newest.period_id,
        known.value,
        count(known.value) over one_school as known_n,
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
        units.unit_type = 'school'
        and units.is_expected
        and list_has_any(units.stages, parts.stages)
        and ($township = '' or units.township_code = $township)
        and newest.period_end between units.valid_from and units.valid_to
    window one_school as (partition by units.unit_code)
    qualify count(*) over one_school = parts.parts_n
),

units as (
    select
        cast($unit_type as varchar) as unit_type,
        if($unit_type = 'school', school_code, township_code) as unit_code,
        if($unit_type = 'school', school_name, township_name) as unit_name,
        township_code,
        township_name,
        composite_id,
        indicator_id,
        part,
        name_zh,
        name_en,
        weight,
        period_id,
        parts_n,
        if($unit_type = 'school', max(known_n), null) as known_n,
        avg(value) filter (where $unit_type = 'school' or known_n = parts_n) as value,
        count(*) as schools_n,
        count(*) filter (where known_n = parts_n) as complete_n,
        count(*) filter (where known_n > 0 and known_n < parts_n) as incomplete_n,
    from schools
    group by all
),

monitoring_composite as (
    select
        *,
        if(complete_n > 0, round(sum(weight * value) over (partition by unit_code), 9), null) as composite,
        case
            when complete_n > 0 then 'complete'
            when incomplete_n > 0 then 'incomplete'
            else 'no_data'
        end as state,
    from units
)

select * from monitoring_composite
order by
    state = 'complete', composite desc, township_name collate zh_cn, unit_name collate zh_cn, unit_code,
    indicator_id, part
