-- One row per plan, indicator, part, stage, entity (county, township or school) and period: judged against its number, small surveys hidden.
with measured as (
    select
        indicators.plan_id,
        observed.* exclude (threshold),
        indicators.area,
        indicators.unit,
        observed.threshold as target,
        indicators.is_judged,
        coalesce(
            starts_with(indicators.source_priority, 'survey')
            and (
                observed.denominator < rules.small_cell
                or (
                    indicators.unit = 'ratio'
                    and observed.denominator < rules.rate_small_n
                    and least(observed.numerator, observed.denominator - observed.numerator) < rules.rate_min_count
                )
            ),
            false
        ) as is_small,
        coalesce(units.township_code, '') as township_code,
        if(observed.entity_type = 'school', coalesce(units.township_code, ''), observed.entity_type) as whole_code,
        coalesce(units.is_expected, true) as is_expected,
    from marts.indicator_judgements as observed
    inner join marts.indicators as indicators
        on
            observed.indicator_id = indicators.indicator_id
            and observed.part = indicators.part
            and observed.stage = indicators.stage
    cross join plan.rules as rules
    left join marts.units as units on observed.entity_type = units.unit_type and observed.entity_id = units.unit_code
    where observed.entity_type in ('county', 'township', 'school')
),

-- A single small school of a township, or township of the county, could be had by subtraction: the next smallest is hidden too.
beside_siblings as (
    select
        *,
        count(*) filter (where is_small) over siblings as small_n,
        row_number() over (
            partition by plan_id, indicator_id, part, stage, period_id, entity_type, whole_code, is_small
            order by denominator, entity_id
        ) as size_order,
    from measured
    window siblings as (
        partition by plan_id, indicator_id, part, stage, period_id, entity_type, whole_code
    )
),

monitoring_values as (
    select
        * exclude (is_small, small_n, size_order, whole_code, state),
        case
            when is_small then 'small'
            when entity_type <> 'county' and small_n = 1 and size_order = 1 then 'complementary'
            else 'shown'
        end as visibility,
        case
            when is_small or (entity_type <> 'county' and small_n = 1 and size_order = 1) then 'suppressed'
            when not is_judged then 'report_only'
            else state
        end as state,
    from beside_siblings
)

select * from monitoring_values
