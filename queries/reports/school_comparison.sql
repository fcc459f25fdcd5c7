-- One row per school of a test: its difference from the county in one subject or the total.
with school_comparison as (
    select
        unit_code as school_code,
        unit_name as school_name,
        * exclude (unit_type, unit_code, unit_name, township_kind),
    from marts.shown_results
    where
        test_id = $test_id
        and unit_type = 'school'
        and subject = $subject
        and ($township = '' or township_code = $township)
)

select * from school_comparison
order by diff desc nulls last, school_code
