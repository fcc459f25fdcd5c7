-- One row per plan that sets targets, the governing one first.
with phase_plans as (
    select
        plans.plan_id,
        plans.name_zh,
        plans.name_en,
        plans.governing,
        plans.dates_zh,
        plans.dates_en,
        min(phases.starts_on) as starts_on,
        max(phases.ends_on) as ends_on,
        any_value(info.as_of) as as_of,
        any_value(info.as_of) > max(phases.ends_on) as has_ended,
    from plan.plans as plans
    inner join plan.phases as phases on plans.plan_id = phases.plan_id
    cross join marts.build_info as info
    where plans.plan_id in (select plan_id from plan.targets)
    group by all
)

select * from phase_plans
order by governing desc, starts_on, plan_id
