-- One row per test or exam and unit: whether its cell is large enough to be shown, or hidden to protect a small one.
with cells as (
    select
        'test' as scope,
        results.test_id as scope_id,
        results.school_code,
        results.township_code,
        results.eligible_n,
    from marts.school_results as results
    union all
    select
        'exam' as scope,
        results.exam_id as scope_id,
        results.school_code,
        schools.township_code,
        results.eligible_n,
    from marts.school_subject_results as results
    inner join marts.schools as schools
        on results.test_id = schools.test_id and results.school_code = schools.school_code
    where results.subject = 'total'
),

small as (
    select
        cells.*,
        cells.eligible_n < rules.small_cell as is_small,
        count(*) filter (where cells.eligible_n < rules.small_cell and cells.eligible_n > 0) over township as small_n,
        row_number() over (
            partition by cells.scope, cells.scope_id, cells.township_code, cells.eligible_n < rules.small_cell
            order by cells.eligible_n, cells.school_code
        ) as size_order,
    from cells
    cross join plan.rules as rules
    window township as (partition by cells.scope, cells.scope_id, cells.township_code)
),

schools as (
    select
        scope,
        scope_id,
        'school' as unit_type,
        school_code as unit_code,
        case
            when is_small then 'small'
            when small_n = 1 and size_order = 1 then 'complementary'
            else 'shown'
        end as visibility,
    from small
),

townships as (
    select
        'test' as scope,
        results.test_id as scope_id,
        'township' as unit_type,
        results.township_code as unit_code,
        case when results.eligible_n < rules.small_cell then 'small' else 'shown' end as visibility,
    from marts.township_results as results
    cross join plan.rules as rules
),

visibility as (
    select * from schools
    union all
    select * from townships
)

select * from visibility
