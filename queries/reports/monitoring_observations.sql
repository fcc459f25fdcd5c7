-- One row per record behind one indicator of a unit and what belongs to it ('' for all periods): newest period and record first, small surveys blanked.
with hidden as (
    select distinct
        entity_type,
        entity_id,
        period_id,
    from marts.monitoring_values
    where indicator_id = $indicator_id and part = $part and stage = $stage and visibility <> 'shown'
),

records as (
    select *
    from marts.observations
    where
        indicator_id = $indicator_id
        and part = $part
        and ($stage = 'all' or stage in ($stage, 'all'))
        and ($period_id = '' or period_id = $period_id)
        and case $unit_type
            when 'county' then $period_id <> '' or entity_type = 'county'
            when 'township' then township_code = $unit_code
            else school_code = $unit_code
        end
),

shown as (
    select
        records.*,
        hidden.period_id is not null
        or coalesce(records.source = 'survey' and records.denominator < rules.small_cell, false) as is_hidden,
    from records
    cross join plan.rules as rules
    left join hidden
        on
            records.period_id = hidden.period_id
            and (
                (records.entity_type = hidden.entity_type and records.entity_id = hidden.entity_id)
                or (hidden.entity_type = 'school' and records.school_code = hidden.entity_id)
            )
),

monitoring_observations as (
    select
        shown.entity_type,
        shown.entity_id,
        coalesce(units.unit_name, '') as unit_name,
        coalesce(units.township_name, '') as township_name,
        shown.stage,
        shown.period_type,
        shown.period_id,
        shown.period_end,
        if(shown.is_hidden, null, shown.value) as value,
        if(shown.is_hidden, null, shown.numerator) as numerator,
        if(shown.is_hidden, null, shown.denominator) as denominator,
        shown.unit,
        shown.source,
        shown.source_doc,
        shown.status,
        shown.recorded_at,
        shown.is_superseded,
        shown.is_counted,
        case
            when shown.is_hidden then 'suppressed'
            when shown.value is null and shown.numerator is null then 'no_data'
            else 'ok'
        end as cell_state,
    from shown
    left join marts.units as units
        on
            (shown.school_code = units.unit_code and units.unit_type = 'school')
            or (shown.entity_type = 'township' and units.unit_type = 'township' and shown.entity_id = units.unit_code)
)

select * from monitoring_observations
order by period_end desc, entity_type, entity_id, recorded_at desc, status
