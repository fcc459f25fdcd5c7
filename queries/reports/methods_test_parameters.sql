-- One row per test that the governing plan ranks: the version of the parameters that places it.
with methods_test_parameters as (
    select
        tests.test_id,
        tests.name,
        tests.stage,
        tests.school_year,
        tests.held_on,
        tests.method,
        tests.ranking_state,
        tests.version_id,
        versions.effective_school_year,
        versions.announced_on,
        tests.top_n1,
        tests.top_n2,
        tests.top_n3,
        tests.weight1,
        tests.weight2,
        tests.weight3,
    from marts.tests as tests
    inner join plan.ranking_versions as versions
        on
            tests.plan_id = versions.plan_id
            and tests.ranking_id = versions.ranking_id
            and tests.version_id = versions.version_id
)

select * from methods_test_parameters
order by held_on desc, test_id
