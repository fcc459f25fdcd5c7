-- One row per test and unit: the three values that are ranked, and whether the unit is ranked at all.
with outside as (
    select
        units.test_id,
        units.unit_type,
        units.unit_code,
        bool_or(units.is_outside_ranking) as is_outside_ranking,
        bool_or(schools.is_private) as is_private,
    from intermediate.exam_units as units
    inner join intermediate.exam_schools as schools
        on units.exam_id = schools.exam_id and units.roster_code = schools.roster_code
    group by units.test_id, units.unit_type, units.unit_code
),

counted as (
    select
        measures.test_id,
        measures.unit_type,
        measures.unit_code,
        measures.eligible_n,
        measures.mean_total,
        measures.mean_index,
        states.method,
        if(states.method = 'rank_sum', coalesce(counts.top1_n, 0), null) as top1_n,
        if(states.method = 'rank_sum', coalesce(counts.top2_n, 0), null) as top2_n,
        if(states.method = 'rank_sum', coalesce(counts.top3_n, 0), null) as top3_n,
        (
            states.weight1 * counts.top1_n + states.weight2 * counts.top2_n + states.weight3 * counts.top3_n
        ) / nullif(measures.eligible_n, 0) as weighted_rate,
        case
            when measures.unit_type = 'county' or outside.is_outside_ranking then 'not_a_unit'
            when states.ranking_state <> 'ranked' then states.ranking_state
            when measures.unit_type = 'school' and outside.is_private and not rules.private_schools_ranked
                then 'private'
            when measures.eligible_n < rules.min_pupils_to_rank or measures.eligible_n = 0 then 'too_few_pupils'
            else 'ranked'
        end as rank_state,
    from intermediate.unit_measures as measures
    inner join intermediate.ranking_states as states on measures.test_id = states.test_id
    inner join outside
        on
            measures.test_id = outside.test_id
            and measures.unit_type = outside.unit_type
            and measures.unit_code = outside.unit_code
    cross join plan.rules as rules
    left join intermediate.top_counts as counts
        on
            measures.test_id = counts.test_id
            and measures.unit_type = counts.unit_type
            and measures.unit_code = counts.unit_code
    where measures.subject = 'total'
),

ranking_entries as (
    select
        * exclude (mean_index),
        case when method = 'rank_sum' then mean_total else mean_index end as ranked_mean,
        rank_state = 'ranked' as is_ranked,
    from counted
)

select * from ranking_entries
