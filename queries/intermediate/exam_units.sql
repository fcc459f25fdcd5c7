-- One row per exam, school code on its roster and unit that the code counts towards: school, township, county.
with exam_units as (
    select
        exam_id,
        test_id,
        roster_code,
        'school' as unit_type,
        school_code as unit_code,
        false as is_outside_ranking,
    from intermediate.exam_schools
    union all
    select
        exam_id,
        test_id,
        roster_code,
        'township' as unit_type,
        township_code as unit_code,
        township_kind <> 'township' as is_outside_ranking,
    from intermediate.exam_schools
    union all
    select
        exam_id,
        test_id,
        roster_code,
        'county' as unit_type,
        'county' as unit_code,
        true as is_outside_ranking,
    from intermediate.exam_schools
)

select * from exam_units
