-- One row per occasion of one unit under one rule: its place computed anew from the measures, beside the recorded one.
with marks as (
    select
        warnings.*,
        rules.places,
        rules.band,
    from marts.warnings as warnings
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    where warnings.rule_id = $rule_id and warnings.unit_code = $unit_code
),

results as (
    select
        'school' as unit_type,
        school_code as unit_code,
        *,
    from marts.school_results
    union all by name
    select
        'township' as unit_type,
        township_code as unit_code,
        *,
    from marts.township_results
),

part_places as (
    select
        results.test_id,
        results.unit_code,
        tests.method,
        rank() over (
            partition by results.test_id
            order by round(if(tests.method = 'rank_sum', results.mean_total, results.mean_index), 9) desc
        ) as place_of_mean,
        rank() over (partition by results.test_id order by results.top1_n desc) as place_of_count,
        rank() over (partition by results.test_id order by round(results.weighted_rate, 9) desc) as place_of_rate,
    from results
    inner join marts.tests as tests on results.test_id = tests.test_id
    semi join marks on results.test_id = marks.test_id and results.unit_type = marks.unit_type
    where results.is_ranked
),

sums as (
    select
        *,
        place_of_mean + if(method = 'rank_sum', place_of_count + place_of_rate, 0) as sum_of_places,
    from part_places
),

places as (
    select
        *,
        rank() over (partition by test_id order by sum_of_places) as place_again,
        count(*) over (partition by test_id, sum_of_places) as level_n,
        count(*) over (partition by test_id) as units_n,
    from sums
),

warnings_proof as (
    select
        marks.rule_id,
        marks.unit_code,
        marks.unit_name,
        marks.occasion,
        marks.test_id,
        places.place_of_mean,
        if(places.method = 'rank_sum', places.place_of_count, null) as place_of_count,
        if(places.method = 'rank_sum', places.place_of_rate, null) as place_of_rate,
        places.sum_of_places,
        places.place_again,
        places.units_n,
        places.units_n - places.place_again - places.level_n + 1 as units_below_n,
        if(marks.band = 'top', null, places.units_n - places.place_again + 1 <= marks.places)
            as is_surely_in_last_places,
        marks.place as recorded_place,
        -- a contest or a letter has no measures to compute anything from
        if(marks.test_id is null, null, coalesce(marks.place, 0) = coalesce(places.place_again, 0)) as is_same,
        marks.run,
        marks.state,
        marks.provisional,
        marks.determination,
        marks.determination_doc,
        marks.occasion_no,
    from marks
    left join places on marks.test_id = places.test_id and marks.unit_code = places.unit_code
)

select * from warnings_proof
order by occasion_no
