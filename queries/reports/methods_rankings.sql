-- One row per version of a ranking of the governing plan, oldest first.
with methods_rankings as (
    select
        versions.*,
        rankings.stage,
        rankings.method,
    from plan.ranking_versions as versions
    inner join plan.rankings as rankings
        on versions.plan_id = rankings.plan_id and versions.ranking_id = rankings.ranking_id
    inner join plan.plans as plans on versions.plan_id = plans.plan_id
    where plans.governing
)

select * from methods_rankings
order by ranking_id, effective_school_year, announced_on
