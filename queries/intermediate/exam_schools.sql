-- One row per exam and school code on its roster: the school it counts towards, by the register of the day.
with codes_met as (
    select distinct
        exam_id,
        school_code as roster_code,
    from marts.total_cells
    where standing <> 'unmatched'
),

parents as (
    select
        exams.exam_id,
        exams.test_id,
        exams.stage,
        exams.held_on,
        codes_met.roster_code,
        coalesce(schools.parent_code, codes_met.roster_code) as school_code,
    from codes_met
    inner join staging.exams as exams on codes_met.exam_id = exams.exam_id
    left join staging.schools as schools
        on
            codes_met.roster_code = schools.school_code
            and exams.stage = schools.stage
            and exams.held_on between schools.valid_from and schools.valid_to
),

exam_schools as (
    select
        parents.* exclude (held_on),
        coalesce(schools.school_name, parents.school_code) as school_name,
        coalesce(schools.township_code, '') as township_code,
        coalesce(townships.township_name, '') as township_name,
        coalesce(townships.township_kind, '') as township_kind,
        coalesce(schools.is_private, false) as is_private,
        schools.location_type,
    from parents
    left join staging.schools as schools
        on
            parents.school_code = schools.school_code
            and parents.stage = schools.stage
            and parents.held_on between schools.valid_from and schools.valid_to
    left join staging.townships as townships on schools.township_code = townships.township_code
)

select * from exam_schools
