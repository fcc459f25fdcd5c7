-- One row per exam, township and subject, the total among the subjects.
with township_subject_results as (
    select
        * exclude (unit_type, unit_code),
        unit_code as township_code,
    from intermediate.unit_subject_results
    where unit_type = 'township' and unit_code <> ''
)

select * from township_subject_results
