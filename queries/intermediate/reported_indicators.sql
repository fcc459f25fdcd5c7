-- One row per indicator, part, stage, entity and period: what the entity itself reported, from the preferred source.
with preferred as (
    select
        observations.*,
        definitions.stage as indicator_stage,
        definitions.aggregation,
        observations.stage = definitions.stage as is_own_stage,
    from intermediate.dated_observations as observations
    inner join intermediate.indicator_definitions as definitions
        on
            observations.indicator_id = definitions.indicator_id
            and observations.part = definitions.part
            and (
                observations.stage = definitions.stage
                or definitions.stage = 'all'
                or (observations.stage = 'all' and definitions.stage_n = 1)
            )
    where observations.value is not null or (observations.numerator is not null and observations.denominator > 0)
    qualify row_number() over (
        partition by
            observations.indicator_id,
            observations.part,
            definitions.stage,
            observations.entity_type,
            observations.entity_id,
            observations.stage,
            observations.period_id
        order by
            coalesce(nullif(list_position(string_split(definitions.source_priority, ';'), observations.source), 0), 99),
            observations.status = 'final' desc,
            observations.recorded_at desc,
            observations.source
    ) = 1
),

of_the_stage as (
    select *
    from preferred
    qualify is_own_stage = bool_or(is_own_stage) over (
        partition by indicator_id, part, indicator_stage, entity_type, entity_id, period_id
    )
),

reported_indicators as (
    select
        indicator_id,
        part,
        indicator_stage as stage,
        entity_type,
        entity_id,
        any_value(period_type) as period_type,
        period_id,
        min(period_start) as period_start,
        max(period_end) as period_end,
        sum(numerator order by numerator) filter (where denominator > 0) as numerator,
        if(
            any_value(aggregation) = 'latest',
            arg_max(denominator, coalesce(recorded_at, period_end)) filter (where denominator > 0),
            sum(denominator order by denominator) filter (where numerator is not null and denominator > 0)
        ) as denominator,
        case
            when
                any_value(aggregation) = 'ratio'
                and count(*) filter (where numerator is not null and denominator > 0) = count(*)
                then sum(numerator order by numerator) / sum(denominator order by denominator)
            when count(*) = 1 then coalesce(any_value(value), any_value(numerator) / any_value(denominator))
            when any_value(aggregation) = 'sum' then sum(value order by value)
            when any_value(aggregation) = 'mean' then avg(value order by value)
            when any_value(aggregation) = 'min' then min(value)
            when any_value(aggregation) = 'max' then max(value)
            when any_value(aggregation) = 'latest' then arg_max(value, coalesce(recorded_at, period_end))
        end as value,
        bool_and(status = 'final') as is_final,
    from of_the_stage
    group by indicator_id, part, indicator_stage, entity_type, entity_id, period_id
)

select * from reported_indicators
