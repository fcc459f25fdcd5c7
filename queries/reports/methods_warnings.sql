-- One row per warning rule of the governing plan.
with methods_warnings as (
    select
        rules.* exclude (exam_types),
        array_to_string(rules.exam_types, ',') as exam_types,
    from plan.warnings as rules
    inner join plan.plans as plans on rules.plan_id = plans.plan_id
    where plans.governing
)

select * from methods_warnings
order by source = 'none', stage, unit, rule_id
