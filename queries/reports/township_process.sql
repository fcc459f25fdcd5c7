-- One row per measure of a township that is no mark: the same measure of the other townships in the same period.
with townships as (
    select distinct township_code
    from marts.schools
    where township_kind = 'township'
),

observed as (
    select observed.*
    from marts.monitoring_values as observed
    inner join plan.plans as plans on observed.plan_id = plans.plan_id
    where plans.governing and observed.entity_type = 'township'
),

latest as (
    select
        indicator_id,
        part,
        stage,
        period_id,
    from observed
    where entity_id = $township
    qualify row_number() over (partition by indicator_id, part, stage order by period_end desc, period_id desc) = 1
),

township_process as (
    select
        latest.indicator_id,
        latest.part,
        latest.stage,
        latest.period_id,
        count(peers.value) as others_n,
        median(peers.value) as others_median,
        min(peers.value) as others_low,
        max(peers.value) as others_high,
    from latest
    inner join observed as peers
        on
            latest.indicator_id = peers.indicator_id
            and latest.part = peers.part
            and latest.stage = peers.stage
            and latest.period_id = peers.period_id
    inner join townships on peers.entity_id = townships.township_code
    where peers.visibility = 'shown' and peers.entity_id <> $township
    group by latest.indicator_id, latest.part, latest.stage, latest.period_id
)

select * from township_process
order by indicator_id, part, stage
