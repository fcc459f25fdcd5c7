-- One row per test with value added: where the reader may go from a test that has none.
with value_added_tests as (
    select
        tests.test_id,
        tests.name,
        tests.stage,
        tests.school_year,
        tests.held_on,
    from marts.tests as tests
    where
        exists (
            select added.test_id
            from marts.shown_value_added as added
            where added.test_id = tests.test_id and added.is_current
        )
)

select * from value_added_tests
order by stage = $stage desc, held_on desc, test_id
