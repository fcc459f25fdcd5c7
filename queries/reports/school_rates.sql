-- One row per school of a test and rate of one subject: the rate with its interval, and the county's.
with school_rates as (
    select
        unit_code as school_code,
        unit_name as school_name,
        * exclude (unit_type, unit_code, unit_name),
    from marts.shown_rates
    where
        test_id = $test_id
        and unit_type = 'school'
        and subject = $subject
        and ($township = '' or township_code = $township)
)

select * from school_rates
order by ordinal, school_code
