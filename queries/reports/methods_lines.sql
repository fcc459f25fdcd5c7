-- One row per stage of the governing plan: the shares of full marks of its lines.
with methods_lines as (
    select lines.*
    from plan.lines as lines
    inner join plan.plans as plans on lines.plan_id = plans.plan_id
    where plans.governing
)

select * from methods_lines
order by stage
