-- One row per test that can be chosen; the default is the newest one with places.
with held as (
    select
        school_year,
        test_id,
        name,
        stage,
        exam_type,
        grades,
        term,
        held_on,
        result_status,
        compliance,
        ranking_state,
        row_number() over (
            order by
                exam_type = 'zhongkao' and ranking_state = 'ranked' desc,
                ranking_state = 'ranked' desc,
                held_on desc,
                test_id
        ) as default_order,
        default_order = 1 as is_default,
    from marts.tests
    where result_status <> 'not_held'
),

filter_tests as (
    select * from held
)

select * from filter_tests
order by held_on desc, test_id
