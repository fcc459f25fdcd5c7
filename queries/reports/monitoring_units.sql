-- One row per unit and indicator that units report: the newest period of the indicator, met or not, or no data; small surveys blanked.
with inside as (
    select *
    from marts.monitoring_values
    where
        ($plan = '' or plan_id = $plan)
        and ($area = '' or area = $area)
        and entity_type = $unit_type
        and ($township = '' or township_code = $township)
),

indicators as (
    select
        inside.plan_id,
        inside.indicator_id,
        inside.part,
        inside.stage,
        arg_max(
            inside.period_id,
            struct_pack(on_day := inside.period_end, is_own := inside.period_type = named.period_type)
        ) as period_id,
        max(inside.period_end) as period_end,
        any_value(named.name_zh) as name_zh,
        any_value(named.name_en) as name_en,
        any_value(inside.area) as area,
        any_value(inside.unit) as unit,
        any_value(named.display) as display,
        any_value(inside.comparator) as comparator,
        any_value(inside.target) as target,
        any_value(inside.is_judged) as is_judged,
        any_value(named.stages) as stages,
    from inside
    inner join marts.indicators as named
        on
            inside.plan_id = named.plan_id
            and inside.indicator_id = named.indicator_id
            and inside.part = named.part
            and inside.stage = named.stage
    group by inside.plan_id, inside.indicator_id, inside.part, inside.stage
),

cells as (
    select
        units.unit_type,
        units.unit_code,
        units.unit_name,
        units.township_code,
        units.township_name,
        units.township_kind,
        indicators.*,
    from marts.units as units
    inner join indicators on list_has_any(units.stages, indicators.stages)
    where
        units.unit_type = $unit_type
        and units.is_expected
        and ($township = '' or units.township_code = $township)
        and ($stage = '' or (list_contains(units.stages, $stage) and list_contains(indicators.stages, $stage)))
        and indicators.period_end between units.valid_from and units.valid_to
),

monitoring_units as (
    select
        cells.* exclude (stages),
        if(observed.visibility = 'shown', observed.value, null) as value,
        if(observed.visibility = 'shown', observed.numerator, null) as numerator,
        if(observed.visibility = 'shown', observed.denominator, null) as denominator,
        observed.coverage,
        coalesce(observed.is_incomplete, false) as is_incomplete,
        coalesce(observed.state, 'no_data') as state,
        case
            when observed.visibility is null then 'no_data'
            when observed.visibility <> 'shown' then 'suppressed'
            else 'ok'
        end as cell_state,
    from cells
    left join inside as observed
        on
            cells.plan_id = observed.plan_id
            and cells.indicator_id = observed.indicator_id
            and cells.part = observed.part
            and cells.stage = observed.stage
            and cells.period_id = observed.period_id
            and cells.unit_code = observed.entity_id
)

select * from monitoring_units
order by
    township_kind, township_name collate zh_cn, unit_name collate zh_cn, unit_code,
    is_judged desc, area, indicator_id, part, stage
