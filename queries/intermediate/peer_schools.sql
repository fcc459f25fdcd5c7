-- One row per school year, stage and school of the register with a known size: its place, size and level before that year.
with tests as (
    select * from intermediate.peer_tests
),

years as (
    select distinct
        school_year,
        school_year_start,
        stage,
    from tests
),

registered as (
    select
        years.school_year,
        years.stage,
        schools.school_code,
        schools.location_type,
        townships.township_kind,
    from years
    inner join staging.schools as schools
        on
            years.stage = schools.stage
            and schools.valid_from <= make_date(years.school_year_start + 1, 8, 31)
            and schools.valid_to >= make_date(years.school_year_start, 9, 1)
    left join staging.townships as townships on schools.township_code = townships.township_code
    cross join plan.rules as rules
    where schools.parent_code is null and (rules.private_schools_ranked or not schools.is_private)
    -- the row of the first day of the school year, or of the school's first day in it
    qualify row_number() over (
        partition by years.school_year, years.stage, schools.school_code order by schools.valid_from
    ) = 1
),

grade_rosters as (
    select
        results.test_id,
        results.school_code,
        avg(results.roster_n) as roster_n,
    from marts.school_subject_results as results
    inner join marts.exams as exams on results.exam_id = exams.exam_id
    where exams.is_current and results.subject = 'total' and results.roster_n > 0
    group by results.test_id, results.school_code
),

sizes as (
    select
        tests.school_year,
        tests.stage,
        rosters.school_code,
        round(arg_min(rosters.roster_n, tests.recency), 9) as roster_n,
    from tests
    inner join grade_rosters as rosters on tests.test_id = rosters.test_id
    group by tests.school_year, tests.stage, rosters.school_code
),

-- a level is told only from results that may be shown, so that a group says nothing of a small cell
levels as (
    select
        tests.school_year,
        tests.stage,
        results.unit_code as school_code,
        round(avg(results.z_mean), 9) as level_z,
    from tests
    inner join marts.test_subject_results as results
        on tests.test_id = results.test_id and results.unit_type = 'school' and results.subject = 'total'
    inner join marts.visibility as visibility
        on
            results.test_id = visibility.test_id
            and results.unit_type = visibility.unit_type
            and results.unit_code = visibility.unit_code
            and results.subject = visibility.subject
    where visibility.visibility = 'shown'
    group by tests.school_year, tests.stage, results.unit_code
),

peer_schools as (
    select
        registered.school_year,
        registered.stage,
        registered.school_code,
        if(
            registered.township_kind = 'bureau' or registered.location_type = 'county_town', 'seat', 'township'
        ) as location_class,
        sizes.roster_n,
        levels.level_z,
    from registered
    inner join sizes
        on
            registered.school_year = sizes.school_year
            and registered.stage = sizes.stage
            and registered.school_code = sizes.school_code
    left join levels
        on
            registered.school_year = levels.school_year
            and registered.stage = levels.stage
            and registered.school_code = levels.school_code
)

select * from peer_schools
