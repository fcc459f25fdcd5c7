-- One row per exam and subject, the total among the subjects.
with county_subject_results as (
    select * exclude (unit_type, unit_code)
    from intermediate.unit_subject_results
    where unit_type = 'county'
)

select * from county_subject_results
