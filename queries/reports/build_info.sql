-- One row: the plan, the day and the version that every page prints.
with build_info as (
    select
        info.*,
        plans.name_zh as plan_name_zh,
        plans.name_en as plan_name_en,
        plans.source as plan_source,
        plans.issued_on,
    from marts.build_info as info
    left join plan.plans as plans on info.plan_id = plans.plan_id
)

select * from build_info
