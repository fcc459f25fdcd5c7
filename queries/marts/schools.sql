-- One row per test and school: the school's names and township on the day of the test.
with schools as (
    select
        test_id,
        school_code,
        any_value(school_name) as school_name,
        any_value(stage) as stage,
        any_value(township_code) as township_code,
        any_value(township_name) as township_name,
        any_value(township_kind) as township_kind,
        any_value(is_private) as is_private,
        any_value(location_type) as location_type,
    from intermediate.exam_schools
    group by test_id, school_code
)

select * from schools
