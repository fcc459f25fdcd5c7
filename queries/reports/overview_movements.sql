-- One row per school or township of a test: the change of its mean standard score since the comparable test, with its interval.
with movements as (
    select
        now.unit_type,
        now.unit_code,
        now.unit_name,
        now.township_code,
        now.township_name,
        now.eligible_n,
        earlier.eligible_n as previous_eligible_n,
        earlier.z_mean as previous_z,
        now.z_mean,
        now.z_mean - earlier.z_mean as change,
        sqrt(((now.z_high - now.z_low) / 2) ** 2 + ((earlier.z_high - earlier.z_low) / 2) ** 2) as margin,
        now.place,
        earlier.place as previous_place,
    from marts.shown_results as now
    inner join marts.tests as tests on now.test_id = tests.test_id
    inner join marts.shown_results as earlier
        on
            tests.previous_test_id = earlier.test_id
            and now.unit_type = earlier.unit_type
            and now.unit_code = earlier.unit_code
            and now.subject = earlier.subject
    where now.test_id = $test_id and now.unit_type in ('school', 'township') and now.subject = 'total'
),

overview_movements as (
    select
        * exclude (margin),
        change - margin as change_low,
        change + margin as change_high,
        abs(change) > margin as is_real,
    from movements
    where change is not null
)

select * from overview_movements
order by unit_type, abs(change) desc, unit_code
