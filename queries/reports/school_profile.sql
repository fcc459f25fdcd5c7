-- One row: a school in one test, in the county, in its township and against its comparable test of the year before.
with home as (
    select township_code
    from marts.schools
    where test_id = $test_id and school_code = $school
),

township_places as (
    select
        shown.unit_code,
        rank() over (order by shown.place) as township_place,
        count(*) over () as township_ranked_n,
    from marts.shown_results as shown
    inner join home on shown.township_code = home.township_code
    where
        shown.test_id = $test_id
        and shown.unit_type = 'school'
        and shown.subject = 'total'
        and shown.place is not null
),

-- the school is a part of its township: their errors share the school's own pupils
township as (
    select
        school.diff - whole.diff as township_diff,
        sqrt(greatest(0, (school.diff_high - school.diff) ** 2 - (whole.diff_high - whole.diff) ** 2)) as half_width,
        township_diff - half_width as township_diff_low,
        township_diff + half_width as township_diff_high,
    from marts.shown_results as school
    inner join marts.shown_results as whole
        on
            school.test_id = whole.test_id
            and school.township_code = whole.unit_code
            and school.subject = whole.subject
            and whole.unit_type = 'township'
    where
        school.test_id = $test_id
        and school.unit_type = 'school'
        and school.unit_code = $school
        and school.subject = 'total'
),

before as (
    select
        shown.test_id as previous_test_id,
        tests.name as previous_name,
        shown.place as previous_place,
        shown.ranked_n as previous_ranked_n,
        shown.z_mean as previous_z_mean,
        shown.z_high as previous_z_high,
        shown.participation_rate as previous_participation_rate,
        shown.pass_rate as previous_pass_rate,
        shown.low_rate as previous_low_rate,
        shown.cell_state as previous_cell_state,
    from marts.tests as now
    inner join marts.shown_results as shown on now.previous_test_id = shown.test_id
    inner join marts.tests as tests on shown.test_id = tests.test_id
    where
        now.test_id = $test_id
        and shown.unit_type = 'school'
        and shown.unit_code = $school
        and shown.subject = 'total'
),

school_profile as (
    select
        shown.* exclude (unit_type, unit_code, unit_name, subject),
        shown.unit_code as school_code,
        shown.unit_name as school_name,
        schools.stage,
        schools.is_private,
        schools.location_type,
        results.bottom3,
        places.township_place,
        places.township_ranked_n,
        township.* exclude (half_width),
        before.* exclude (previous_z_high),
        shown.z_mean - before.previous_z_mean as z_change,
        sqrt((shown.z_high - shown.z_mean) ** 2 + (before.previous_z_high - before.previous_z_mean) ** 2)
            as z_change_half_width,
        z_change - z_change_half_width as z_change_low,
        z_change + z_change_half_width as z_change_high,
    from marts.shown_results as shown
    inner join marts.schools as schools on shown.test_id = schools.test_id and shown.unit_code = schools.school_code
    inner join marts.school_results as results
        on shown.test_id = results.test_id and shown.unit_code = results.school_code
    left join township_places as places on shown.unit_code = places.unit_code
    left join township on true
    left join before on true
    where
        shown.test_id = $test_id
        and shown.unit_type = 'school'
        and shown.unit_code = $school
        and shown.subject = 'total'
)

select * from school_profile
