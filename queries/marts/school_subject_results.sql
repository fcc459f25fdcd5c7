-- One row per exam, school and subject, the total among the subjects.
with school_subject_results as (
    select
        * exclude (unit_type, unit_code),
        unit_code as school_code,
    from intermediate.unit_subject_results
    where unit_type = 'school' and unit_code <> ''
)

select * from school_subject_results
