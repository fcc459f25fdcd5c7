-- One row per ranked test, number of last places that a rule speaks of, and ranked unit: what its place is made of.
with edges as (
    select distinct
        tests.test_id,
        warnings.unit as unit_type,
        warnings.places,
    from plan.warnings as warnings
    inner join plan.plans as plans on warnings.plan_id = plans.plan_id
    inner join intermediate.test_register as tests
        on warnings.stage = tests.stage and list_contains(warnings.exam_types, tests.exam_type)
    where plans.governing and warnings.source = 'ranking' and warnings.band <> 'top'
),

papers as (
    select
        exams.test_id,
        count(*) as paper_n,
        max(exams.total_full_score) as full_score,
        max(spread.sd) / 10 as index_point,
    from marts.exams as exams
    inner join intermediate.exam_spread as spread on exams.exam_id = spread.exam_id and spread.subject = 'total'
    where exams.is_current
    group by exams.test_id
),

margin_units as (
    select
        places.test_id,
        places.unit_type,
        places.unit_code,
        edges.places,
        places.method,
        entries.eligible_n,
        cast(measures.sum_total as double) as sum_total,
        cast(entries.mean_total as double) as mean_total,
        cast(entries.ranked_mean as double) as ranked_mean,
        entries.top1_n,
        entries.top2_n,
        entries.top3_n,
        cast(entries.weighted_rate as double) as weighted_rate,
        cast(states.weight1 as double) as weight1,
        cast(states.weight2 as double) as weight2,
        cast(states.weight3 as double) as weight3,
        cast(papers.full_score as double) as full_score,
        if(papers.paper_n = 1, cast(papers.index_point as double), null) as index_point,
        greatest(rules.min_pupils_to_rank, 1) as least_n,
    from intermediate.places as places
    inner join edges on places.test_id = edges.test_id and places.unit_type = edges.unit_type
    inner join intermediate.ranking_entries as entries
        on
            places.test_id = entries.test_id
            and places.unit_type = entries.unit_type
            and places.unit_code = entries.unit_code
    inner join intermediate.unit_measures as measures
        on
            places.test_id = measures.test_id
            and places.unit_type = measures.unit_type
            and places.unit_code = measures.unit_code
            and measures.subject = 'total'
    inner join intermediate.ranking_states as states on places.test_id = states.test_id
    inner join papers on places.test_id = papers.test_id
    cross join plan.rules as rules
    where places.ranked_n >= rules.min_units
)

select * from margin_units
