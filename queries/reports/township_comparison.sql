-- One row per township of a test, its pupils pooled: its difference from the county in one subject or the total.
with schools as (
    select
        township_code,
        count(*) as school_n,
    from marts.schools
    where test_id = $test_id
    group by township_code
),

township_comparison as (
    select
        shown.* exclude (unit_type, unit_code, unit_name),
        schools.school_n,
    from marts.shown_results as shown
    inner join schools on shown.unit_code = schools.township_code
    where shown.test_id = $test_id and shown.unit_type = 'township' and shown.subject = $subject
)

select * from township_comparison
order by diff desc nulls last, township_code
