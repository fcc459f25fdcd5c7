-- One row per test and school.
with schools as (
    select
        test_id,
        school_code,
        any_value(township_code) as township_code,
    from intermediate.exam_schools
    group by test_id, school_code
),

school_results as (
    select
        results.* exclude (unit_type, unit_code),
        results.unit_code as school_code,
        schools.township_code,
    from intermediate.unit_results as results
    inner join schools on results.test_id = schools.test_id and results.unit_code = schools.school_code
    where results.unit_type = 'school'
)

select * from school_results
