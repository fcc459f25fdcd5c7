-- One row per test of either version: its exams, status and parameters before and after, and how many units changed.
with current_exams as (
    select
        'before' as version,
        test_id,
        string_agg(exam_id, ', ' order by exam_id) as exams,
    from before_marts.exams
    where is_current
    group by test_id
    union all
    select
        'after' as version,
        test_id,
        string_agg(exam_id, ', ' order by exam_id) as exams,
    from after_marts.exams
    where is_current
    group by test_id
),

exam_lists as (
    select
        test_id,
        max(exams) filter (where version = 'before') as exams_before,
        max(exams) filter (where version = 'after') as exams_after,
    from current_exams
    group by test_id
),

changed_units as (
    select
        test_id,
        count(*) filter (where own_changed) as changed_unit_n,
    from diff.unit_results
    group by test_id
),

tests as (
    select
        coalesce(later.test_id, earlier.test_id) as test_id,
        coalesce(later.name, earlier.name) as test_name,
        coalesce(later.held_on, earlier.held_on) as held_on,
        earlier.test_id is not null as in_before,
        later.test_id is not null as in_after,
        exam_lists.exams_before,
        exam_lists.exams_after,
        earlier.result_status as status_before,
        later.result_status as status_after,
        hash(
            earlier.plan_id, earlier.ranking_id, earlier.method, earlier.version_id, earlier.top_n1, earlier.top_n2,
            earlier.top_n3, earlier.weight1, earlier.weight2, earlier.weight3
        ) <> hash(
            later.plan_id, later.ranking_id, later.method, later.version_id, later.top_n1, later.top_n2,
            later.top_n3, later.weight1, later.weight2, later.weight3
        ) as parameters_changed,
        concat_ws(' ', earlier.plan_id, earlier.version_id) as parameters_before,
        concat_ws(' ', later.plan_id, later.version_id) as parameters_after,
        coalesce(changed_units.changed_unit_n, 0) as changed_unit_n,
    from before_marts.tests as earlier
    full outer join after_marts.tests as later on earlier.test_id = later.test_id
    left join exam_lists on coalesce(later.test_id, earlier.test_id) = exam_lists.test_id
    left join changed_units on coalesce(later.test_id, earlier.test_id) = changed_units.test_id
)

select * from tests
