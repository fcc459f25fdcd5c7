-- One row per subject and measure of two schools in one test: both values, their difference with its interval, what it allows to say.
with means as (
    select
        unit_code,
        subject,
        0 as ordinal,
        measure,
        eligible_n,
        if(measure = 'diff', diff, z_mean) as value,
        if(measure = 'diff', diff_high - diff, z_high - z_mean) as room_above,
        room_above as room_below,
    from marts.shown_results
    cross join (values ('diff'), ('z')) as measures (measure)
    where test_id = $test_id and unit_type = 'school' and unit_code in ($school, $other)
),

rates as (
    select
        unit_code,
        subject,
        ordinal,
        rate as measure,
        eligible_n,
        value,
        high - value as room_above,
        value - low as room_below,
    from marts.shown_rates
    where test_id = $test_id and unit_type = 'school' and unit_code in ($school, $other)
),

measured as (
    select * from means
    union all by name
    select * from rates
),

-- Newcombe 1998, method 10: the difference of two rates from the room to the limits of each; of two means the same sum
pairs as (
    select
        one.subject,
        one.measure,
        one.ordinal,
        one.eligible_n as school_n,
        two.eligible_n as other_n,
        one.value as school_value,
        two.value as other_value,
        one.value - two.value as difference,
        difference - sqrt(one.room_below ** 2 + two.room_above ** 2) as difference_low,
        difference + sqrt(one.room_above ** 2 + two.room_below ** 2) as difference_high,
        -- Goldstein and Healy 1995: of two schools alike in size, such lines do not overlap where the difference leaves out 0
        one.value - one.room_below / sqrt(2) as school_low,
        one.value + one.room_above / sqrt(2) as school_high,
        two.value - two.room_below / sqrt(2) as other_low,
        two.value + two.room_above / sqrt(2) as other_high,
    from measured as one
    inner join measured as two on one.subject = two.subject and one.measure = two.measure
    where one.unit_code = $school and two.unit_code = $other
),

school_pair as (
    select
        *,
        case
            when difference_low is null and ordinal > 0 and school_n > 0 and other_n > 0 then 'not_shown'
            when difference_low is null then 'too_few'
            when difference_low > 0 then 'higher'
            when difference_high < 0 then 'lower'
            else 'unclear'
        end as verdict,
        if(difference_low is null and verdict <> 'not_shown', 'suppressed', 'ok') as cell_state,
    from pairs
)

select * from school_pair
order by subject <> 'total', subject, ordinal, measure
