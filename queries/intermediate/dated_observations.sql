-- One row per observation known on the day the warehouse speaks of, with the days of its period: told, or read from its name.
with phases as (
    select distinct
        indicators.indicator_id,
        phases.phase_id,
        phases.starts_on,
        phases.ends_on,
    from plan.phases as phases
    inner join plan.indicators as indicators on phases.plan_id = indicators.plan_id
    inner join plan.plans as plans on phases.plan_id = plans.plan_id
    qualify row_number() over (
        partition by indicators.indicator_id, phases.phase_id order by plans.governing desc, plans.plan_id
    ) = 1
),

named as (
    select
        observations.*,
        try_cast(left(observations.period_id, 4) as integer) as year,
        phases.starts_on as phase_starts_on,
        phases.ends_on as phase_ends_on,
        calendar.starts_on as calendar_starts_on,
        calendar.ends_on as calendar_ends_on,
    from staging.observations as observations
    left join phases on observations.indicator_id = phases.indicator_id and observations.period_id = phases.phase_id
    left join intermediate.calendar as calendar
        on observations.period_id = calendar.period_id and calendar.period_type in ('week', 'term')
),

read_days as (
    select
        *,
        case
            when phase_starts_on is not null then phase_starts_on
            when calendar_starts_on is not null then calendar_starts_on
            when regexp_full_match(period_id, '\d{4}-\d{4}-T1-W\d+')
                then make_date(year, 9, 1) + 7 * (cast(regexp_extract(period_id, 'W(\d+)', 1) as integer) - 1)
            when regexp_full_match(period_id, '\d{4}-\d{4}-T2-W\d+')
                then make_date(year + 1, 2, 15) + 7 * (cast(regexp_extract(period_id, 'W(\d+)', 1) as integer) - 1)
            when regexp_full_match(period_id, '\d{4}-\d{4}') then make_date(year, 9, 1)
            when regexp_full_match(period_id, '\d{4}-\d{2}') then try_cast(period_id || '-01' as date)
        end as first_day,
        case
            when phase_ends_on is not null then phase_ends_on
            when calendar_ends_on is not null then calendar_ends_on
            when regexp_full_match(period_id, '\d{4}-\d{4}') then make_date(year + 1, 8, 31)
            when regexp_full_match(period_id, '\d{4}-\d{2}') then last_day(try_cast(period_id || '-01' as date))
        end as last_day,
    from named
),

dated as (
    select
        * replace (
            coalesce(period_start, first_day, period_end, cast(recorded_at as date)) as period_start,
            coalesce(period_end, last_day, first_day + 6, cast(recorded_at as date)) as period_end
        ),
        period_end is null as is_read_from_name,
    from read_days
),

dated_observations as (
    select
        dated.* exclude (
            year, phase_starts_on, phase_ends_on, calendar_starts_on, calendar_ends_on,
            first_day, last_day, is_read_from_name
        ) replace (
            coalesce(dated.part, '') as part,
            if(dated.entity_type = 'county', 'county', dated.entity_id) as entity_id,
            if(isfinite(dated.value), dated.value, null) as value
        ),
    from dated
    cross join marts.build_info as info
    where
        info.as_of >= case
            when dated.recorded_at is not null then least(dated.period_end, cast(dated.recorded_at as date))
            when dated.is_read_from_name then dated.period_start
            else dated.period_end
        end
)

select * from dated_observations
