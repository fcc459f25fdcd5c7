-- One row per test and unit with pupils in it, schools and townships alike: its place and how sure the place is.
with results as (
    select
        test_id,
        'school' as unit_type,
        school_code as unit_code,
        * exclude (test_id, school_code, township_code),
    from marts.school_results
    union all by name
    select
        test_id,
        'township' as unit_type,
        township_code as unit_code,
        * exclude (test_id, township_code),
    from marts.township_results
),

ranked_units as (
    select
        results.*,
        intervals.rank_low,
        intervals.rank_high,
        intervals.p_bottom3,
    from results
    left join marts.rank_intervals as intervals
        on
            results.test_id = intervals.test_id
            and results.unit_type = intervals.unit_type
            and results.unit_code = intervals.unit_code
            and intervals.measure = 'official'
)

select * from ranked_units
