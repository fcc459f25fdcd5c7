-- One row: what this warehouse was built from, and the day it speaks of.
with latest as (
    select max(held_on) as latest_on from staging.exams
    union all
    select max(period_end) as latest_on from staging.observations
    union all
    select max(greatest(opened_on, closed_on)) as latest_on from staging.actions
),

build_info as (
    select
        inputs.folder_name,
        inputs.built_at,
        inputs.result_version,
        plans.plan_id,
        plans.shipped,
        coalesce(inputs.as_of, (select max(latest_on) from latest), cast(inputs.built_at as date)) as as_of,
    from staging.build_inputs as inputs
    left join plan.plans as plans on plans.governing
)

select * from build_info
