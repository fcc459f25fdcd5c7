-- One row per indicator, part, stage, kind of reporting unit, entity above it and period: summed upward, with its coverage.
with periods as (
    select
        reported.indicator_id,
        reported.part,
        reported.stage,
        reported.entity_type as member_type,
        reported.period_id,
        any_value(definitions.aggregation) as aggregation,
        any_value(coalesce(definitions.stages, ['primary', 'junior', 'senior'])) as stages,
        any_value(reported.period_type) as period_type,
        min(reported.period_start) as period_start,
        max(reported.period_end) as period_end,
    from intermediate.indicator_values as reported
    inner join intermediate.indicator_definitions as definitions
        on
            reported.indicator_id = definitions.indicator_id
            and reported.part = definitions.part
            and reported.stage = definitions.stage
    where reported.entity_type in ('school', 'township') and definitions.aggregation <> 'latest'
    group by reported.indicator_id, reported.part, reported.stage, reported.entity_type, reported.period_id
),

-- What a target letter says is owed by the schools that handed one in that year, and by no other.
lettered as (
    select
        indicator_id,
        part,
        stage,
        school_year as period_id,
        list(entity_id) as member_ids,
    from intermediate.letter_counts
    group by indicator_id, part, stage, school_year
),

members as (
    select
        periods.*,
        entities.entity_type,
        entities.entity_id,
        entities.member_id,
        bool_or(
            entities.is_expected
            and (entities.stage = periods.stage or list_contains(periods.stages, entities.stage))
            and (lettered.member_ids is null or list_contains(lettered.member_ids, entities.member_id))
        ) as is_expected,
    from periods
    inner join intermediate.expected_entities as entities
        on
            periods.member_type = entities.member_type
            and (periods.stage = 'all' or periods.stage = entities.stage)
            and periods.period_end between entities.valid_from and entities.valid_to
    left join lettered
        on
            periods.indicator_id = lettered.indicator_id
            and periods.part = lettered.part
            and periods.stage = lettered.stage
            and periods.period_id = lettered.period_id
    group by all
),

reported as (
    select
        members.*,
        reports.value,
        reports.numerator,
        reports.denominator,
        reports.is_final,
        case members.aggregation
            when 'ratio' then reports.numerator is not null and reports.denominator is not null
            else reports.value is not null
        end as is_reported,
    from members
    left join intermediate.indicator_values as reports
        on
            members.indicator_id = reports.indicator_id
            and members.part = reports.part
            and members.stage = reports.stage
            and members.member_type = reports.entity_type
            and members.member_id = reports.entity_id
            and members.period_id = reports.period_id
),

summed_indicators as (
    select
        indicator_id,
        part,
        stage,
        member_type,
        entity_type,
        entity_id,
        any_value(period_type) as period_type,
        period_id,
        min(period_start) as period_start,
        max(period_end) as period_end,
        sum(numerator order by numerator) filter (where is_reported) as numerator,
        sum(denominator order by denominator) filter (where is_reported) as denominator,
        case any_value(aggregation)
            when 'ratio'
                then
                    sum(numerator order by numerator) filter (where is_reported)
                    / sum(denominator order by denominator) filter (where is_reported)
            when 'sum' then sum(value order by value)
            when 'mean' then avg(value order by value)
            when 'min' then min(value)
            when 'max' then max(value)
        end as value,
        count(*) filter (where is_reported and is_expected) as reported_n,
        count(*) filter (where is_expected) as expected_n,
        bool_and(is_final) filter (where is_reported) as is_final,
    from reported
    group by indicator_id, part, stage, member_type, entity_type, entity_id, period_id
    having count(*) filter (where is_reported) > 0
)

select * from summed_indicators
