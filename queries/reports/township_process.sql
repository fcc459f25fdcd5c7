-- One row per process indicator of a township: its latest value, the aim, and the other townships in the same period.
with indicators as (
    select
        indicators.indicator_id,
        coalesce(indicators.part, '') as part,
        arg_min(indicators.name_zh, indicators.stage) as name_zh,
        arg_min(indicators.name_en, indicators.stage) as name_en,
        any_value(indicators.unit) as unit,
        any_value(indicators.direction) as direction,
        if(count(distinct indicators.threshold) = 1, any_value(indicators.threshold), null) as target,
        if(count(distinct indicators.threshold) = 1, any_value(indicators.comparator), null) as comparator,
    from plan.indicators as indicators
    inner join plan.plans as plans on indicators.plan_id = plans.plan_id
    where plans.governing and indicators.display <> 'report_only'
    group by indicators.indicator_id, coalesce(indicators.part, '')
),

townships as (
    select distinct township_code
    from marts.schools
    where township_kind = 'township'
),

latest as (
    select *
    from marts.indicator_values
    where entity_type = 'township' and entity_id = $township
    qualify row_number() over (partition by indicator_id, part order by period_end desc) = 1
),

others as (
    select
        latest.indicator_id,
        latest.part,
        count(peers.value) as others_n,
        median(peers.value) as others_median,
        min(peers.value) as others_low,
        max(peers.value) as others_high,
    from latest
    left join marts.indicator_values as peers
        on
            latest.indicator_id = peers.indicator_id
            and latest.part = peers.part
            and latest.period_id = peers.period_id
            and peers.entity_type = 'township'
            and peers.entity_id <> latest.entity_id
            and peers.entity_id in (from townships)
    group by latest.indicator_id, latest.part
),

township_process as (
    select
        indicators.*,
        latest.period_id,
        latest.value,
        latest.numerator,
        latest.denominator,
        latest.coverage,
        latest.coverage < rules.coverage_grey_below as is_incomplete,
        case
            when latest.value is null or indicators.target is null then null
            when indicators.comparator = '>=' then latest.value >= indicators.target
            when indicators.comparator = '>' then latest.value > indicators.target
            when indicators.comparator = '<=' then latest.value <= indicators.target
            when indicators.comparator = '<' then latest.value < indicators.target
            when indicators.comparator = '==' then latest.value = indicators.target
        end as is_met,
        others.others_n,
        others.others_median,
        others.others_low,
        others.others_high,
        if(latest.value is null, 'no_data', 'ok') as cell_state,
    from latest
    inner join indicators on latest.indicator_id = indicators.indicator_id and latest.part = indicators.part
    inner join others on latest.indicator_id = others.indicator_id and latest.part = others.part
    cross join plan.rules as rules
)

select * from township_process
order by target is null, indicator_id, part
