-- One row per quota of a plan that is due every week (month, term, year) and period, for the whole county: done, short, missed, no record or not yet due.
with quotas as (
    select
        indicator_id,
        part,
        stage,
        name_zh,
        name_en,
        area,
    from marts.indicators
    where plan_id = $plan and ($area = '' or area = $area)
),

monitoring_calendar as (
    select
        quotas.name_zh,
        quotas.name_en,
        quotas.area,
        cadence.indicator_id,
        cadence.part,
        cadence.stage,
        cadence.school_year,
        cadence.period_type,
        cadence.period_id,
        cadence.ordinal,
        cadence.period_start,
        cadence.period_end,
        cadence.unit,
        cadence.comparator,
        cadence.required,
        cadence.n,
        cadence.coverage,
        cadence.state,
        count(*) filter (where cadence.state in ('short', 'missed')) over one_quota as missed_n,
        count(*) filter (where cadence.state in ('short', 'missed', 'done')) over one_quota as recorded_n,
    from marts.cadence as cadence
    inner join quotas
        on
            cadence.indicator_id = quotas.indicator_id
            and cadence.part = quotas.part
            and cadence.stage = quotas.stage
    where cadence.entity_type = 'county' and cadence.period_type = $period_type
    window one_quota as (partition by cadence.indicator_id, cadence.part, cadence.stage)
)

select * from monitoring_calendar
order by recorded_n = 0, missed_n desc, indicator_id, part, stage, period_start, period_id
