-- One row per test, unit, subject and rate: the pupils it counts, whether it may be told, and how far a reader could mistake it.
with listed as (
    select
        test_id,
        unit_type,
        unit_code,
        subject,
        unnest(['excellent', 'good', 'pass', 'low', 'participation']) as rate,
        unnest([eligible_n, eligible_n, eligible_n, eligible_n, roster_n]) as whole_n,
        unnest([excellent_rate, good_rate, pass_rate, low_rate, participation_rate]) as share,
    from marts.test_subject_results
),

counted as (
    select
        * exclude (share),
        round(share * whole_n) as told_n,
    from listed
    union all
    select
        test_id,
        unit_type,
        unit_code,
        'total' as subject,
        unnest(['top1', 'top2', 'top3']) as rate,
        eligible_n as whole_n,
        unnest([top1_n, top2_n, top3_n]) as told_n,
    from intermediate.ranking_entries
    where unit_type <> 'county' and unit_code <> ''
),

parents as (
    select
        test_id,
        school_code,
        any_value(township_code) as township_code,
    from intermediate.exam_schools
    group by test_id, school_code
),

judged as (
    select
        counted.*,
        case counted.unit_type
            when 'school' then parents.township_code
            when 'township' then 'county'
        end as parent_code,
        coalesce(visibility.visibility, 'small') <> 'shown' as is_suppressed,
        counted.whole_n < rules.rate_small_n as is_few,
        counted.told_n > counted.whole_n / 2 as is_most,
        case
            when is_suppressed then 'suppressed'
            when is_few and least(counted.told_n, counted.whole_n - counted.told_n) < rules.rate_min_count then 'banded'
            else 'shown'
        end as state,
        rules.rate_min_count / rules.rate_small_n as step,
        -- one band for every count that is hidden: the next step above the largest of them
        step * ceil(round((rules.rate_min_count - 1) / nullif(counted.whole_n, 0) / step, 9)) as edge,
        rules.rate_min_count,
    from counted
    cross join plan.rules as rules
    left join marts.visibility as visibility
        on
            counted.test_id = visibility.test_id
            and counted.unit_type = visibility.unit_type
            and counted.unit_code = visibility.unit_code
            and counted.subject = visibility.subject
    left join parents
        on
            counted.unit_type = 'school'
            and counted.test_id = parents.test_id
            and counted.unit_code = parents.school_code
),

-- a band says which few counts are left; a rate that is blanked although the unit is small says that it is none of those
bounded as (
    select
        *,
        case
            when is_suppressed or not is_few then 0
            when state = 'shown' then rate_min_count
            when is_most then greatest(0, whole_n - rate_min_count + 1)
            else 0
        end as least_n,
        case
            when is_suppressed or not is_few then whole_n
            when state = 'shown' then whole_n - rate_min_count
            when is_most then whole_n
            else least(whole_n, rate_min_count - 1)
        end as most_n,
    from judged
),

rate_cells as (
    select
        test_id,
        unit_type,
        unit_code,
        subject,
        rate,
        parent_code,
        state,
        whole_n,
        told_n,
        told_n - least_n as room_below,
        most_n - told_n as room_above,
        if(state = 'banded' and is_most, 1 - edge, null) as at_least,
        if(state = 'banded' and not is_most, edge, null) as at_most,
    from bounded
)

select * from rate_cells
