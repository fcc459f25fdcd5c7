-- One row per test that the governing plan ranks: the ranking and the version of its parameters in force.
with test_rankings as (
    select
        tests.test_id,
        rankings.plan_id,
        rankings.ranking_id,
        rankings.method,
        versions.version_id,
        versions.top_n1,
        versions.top_n2,
        versions.top_n3,
        versions.weight1,
        versions.weight2,
        versions.weight3,
    from intermediate.test_register as tests
    inner join plan.rankings as rankings on tests.stage = rankings.stage
    inner join plan.plans as plans on rankings.plan_id = plans.plan_id
    left join plan.ranking_versions as versions
        on
            rankings.plan_id = versions.plan_id
            and rankings.ranking_id = versions.ranking_id
            and tests.school_year >= versions.effective_school_year
    where
        plans.governing
        and (rankings.method = 'mean' or (versions.version_id is not null and tests.exam_n = 1))
    qualify row_number() over (
        partition by tests.test_id
        order by rankings.ranking_id, versions.effective_school_year desc
    ) = 1
)

select * from test_rankings
