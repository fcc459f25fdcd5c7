-- One row per exam, unit and subject, the total among the subjects: counts and sums over pupils, pooled.
with unit_sums as (
    select
        units.test_id,
        units.exam_id,
        units.unit_type,
        units.unit_code,
        schools.subject,
        sum(columns(schools.* exclude (exam_id, school_code, subject))),
    from marts.school_sums as schools
    inner join intermediate.exam_units as units
        on schools.exam_id = units.exam_id and schools.school_code = units.roster_code
    group by units.test_id, units.exam_id, units.unit_type, units.unit_code, schools.subject
)

select * from unit_sums
