-- One row: what the governing plan sets, thresholds and all.
with methods_rules as (
    select rules.*
    from plan.rules as rules
    inner join plan.plans as plans on rules.plan_id = plans.plan_id
    where plans.governing
)

select * from methods_rules
