-- One row per file with actions that name an unknown test, or a re-test that was not held after the first test.
with tests as (
    select
        test_id,
        max(held_on) as held_on,
    from raw.exams
    group by test_id
),

findings as (
    select
        actions.filename as file,
        count(*) as rows_n,
        min(
            concat(
                'action_id=', actions.action_id,
                ', test_id=', actions.test_id,
                ', retest_test_id=', actions.retest_test_id
            ), 3
        ) as samples,
    from raw.actions as actions
    left join tests as first_tests on actions.test_id = first_tests.test_id
    left join tests as later_tests on actions.retest_test_id = later_tests.test_id
    where
        (actions.test_id is not null and first_tests.test_id is null)
        or (actions.retest_test_id is not null and later_tests.test_id is null)
        or later_tests.held_on <= first_tests.held_on
    group by actions.filename
)

select * from findings
