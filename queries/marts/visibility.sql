-- One row per test, unit and subject: whether its cell is large enough to be shown, or hidden to protect a small one.
with sized as (
    select
        results.test_id,
        results.subject,
        results.unit_type,
        results.unit_code,
        results.eligible_n,
        if(results.unit_type = 'school', coalesce(schools.township_code, ''), results.unit_type) as parent_code,
        results.eligible_n < rules.small_cell as is_small,
    from marts.test_subject_results as results
    cross join plan.rules as rules
    left join marts.schools as schools
        on
            results.unit_type = 'school'
            and results.test_id = schools.test_id
            and results.unit_code = schools.school_code
),

ordered as (
    select
        *,
        count(*) filter (where is_small and eligible_n > 0) over (
            partition by test_id, subject, unit_type, parent_code
        ) as small_n,
        row_number() over (
            partition by test_id, subject, unit_type, parent_code, is_small
            order by eligible_n, unit_code
        ) as size_order,
    from sized
),

beside_siblings as (
    select
        *,
        case
            when is_small then 'small'
            when unit_type <> 'county' and small_n = 1 and size_order = 1 then 'complementary'
            else 'shown'
        end as visibility,
    from ordered
),

hidden_townships as (
    select
        test_id,
        subject,
        unit_code,
    from beside_siblings
    where unit_type = 'township' and visibility = 'complementary'
),

-- a township hidden beside a small one must not come back as the sum of its schools
visibility as (
    select
        cells.test_id,
        cells.subject,
        cells.unit_type,
        cells.unit_code,
        case
            when townships.unit_code is null or cells.small_n > 0 or cells.size_order > 1 then cells.visibility
            when cells.visibility = 'shown' then 'complementary'
            else cells.visibility
        end as visibility,
    from beside_siblings as cells
    left join hidden_townships as townships
        on
            cells.unit_type = 'school'
            and cells.test_id = townships.test_id
            and cells.subject = townships.subject
            and cells.parent_code = townships.unit_code
)

select * from visibility
