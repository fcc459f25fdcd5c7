-- One row per plan at hand: its name, day of issue, source and whether it governs.
with methods_plans as (
    select
        plans.*,
        min(phases.starts_on) as starts_on,
        max(phases.ends_on) as ends_on,
    from plan.plans as plans
    left join plan.phases as phases on plans.plan_id = phases.plan_id
    group by all
)

select * from methods_plans
order by governing desc, plan_id
