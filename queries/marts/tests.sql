-- One row per test: its ranking, lines and the comparable test of the year before.
with ranked_counts as (
    select
        test_id,
        count(*) filter (where unit_type = 'school' and is_ranked) as ranked_school_n,
        count(*) filter (where unit_type = 'township' and is_ranked) as ranked_township_n,
    from intermediate.ranking_entries
    group by test_id
),

previous as (
    select
        tests.test_id,
        earlier.test_id as previous_test_id,
    from intermediate.test_register as tests
    inner join intermediate.test_register as earlier
        on
            tests.stage = earlier.stage
            and tests.grades = earlier.grades
            and tests.exam_type = earlier.exam_type
            and tests.term is not distinct from earlier.term
            and tests.sequence_no is not distinct from earlier.sequence_no
            and tests.school_year_start = earlier.school_year_start + 1
    where earlier.result_status <> 'not_held'
    qualify row_number() over (partition by tests.test_id order by earlier.held_on desc) = 1
),

tests as (
    select
        tests.*,
        states.* exclude (test_id),
        coalesce(ranked_counts.ranked_school_n, 0) as ranked_school_n,
        coalesce(ranked_counts.ranked_township_n, 0) as ranked_township_n,
        previous.previous_test_id,
    from intermediate.test_register as tests
    inner join intermediate.ranking_states as states on tests.test_id = states.test_id
    left join ranked_counts on tests.test_id = ranked_counts.test_id
    left join previous on tests.test_id = previous.test_id
)

select * from tests
