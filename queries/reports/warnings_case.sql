-- One row per occasion of one unit under one rule, oldest first: the exams, places and versions behind its warning.
with papers as (
    select
        test_id,
        string_agg(exam_id, ', ' order by exam_id) as exam_ids,
    from marts.exams
    where is_current
    group by test_id
),

townships as (
    select
        test_id,
        township_code,
        any_value(township_name) as township_name,
    from marts.schools
    group by test_id, township_code
),

versions as (
    select
        plan_id,
        ranking_id,
        version_id,
        any_value(announced_on) as announced_on,
    from plan.ranking_versions
    group by plan_id, ranking_id, version_id
),

warnings_case as (
    select
        warnings.rule_id,
        warnings.unit_type,
        warnings.unit_code,
        warnings.unit_name,
        warnings.stage,
        warnings.township_code,
        townships.township_name,
        warnings.occasion,
        warnings.occasion_no,
        warnings.occasion_name,
        warnings.school_year,
        tests.term,
        rules.clock,
        rules.band,
        rules.places,
        rules.runs,
        rules.counting,
        rules.polarity,
        rules.same_head,
        warnings.source,
        warnings.test_id,
        tests.name as test_name,
        tests.exam_type,
        papers.exam_ids,
        warnings.held_on,
        tests.result_status,
        info.result_version,
        tests.ranking_id,
        tests.method,
        tests.version_id,
        versions.announced_on,
        tests.top_n1,
        tests.top_n2,
        tests.top_n3,
        tests.weight1,
        tests.weight2,
        tests.weight3,
        warnings.level,
        warnings.state,
        warnings.provisional,
        warnings.run,
        warnings.attributable,
        warnings.place,
        warnings.ranked_n,
        warnings.tied_n,
        shown.rank_mean,
        shown.rank_count,
        shown.rank_rate,
        shown.rank_sum,
        warnings.place - (warnings.ranked_n - rules.places) as places_to_leave,
        warnings.determination,
        warnings.determination_doc,
        warnings.change_doc,
        warnings.items_n,
        warnings.items_met_n,
        warnings.items_open_n,
        shown.eligible_n,
        shown.unstable,
        warnings.rank_low,
        warnings.rank_high,
        warnings.p_bottom3,
        warnings.strength,
        case
            when warnings.source in ('events', 'target_letters') then 'not_applicable'
            when warnings.place is null and not warnings.is_place_hidden then 'not_ranked'
            else coalesce(shown.cell_state, 'not_ranked')
        end as cell_state,
    from marts.shown_warnings as warnings
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    left join marts.build_info as info on true
    left join marts.tests as tests on warnings.test_id = tests.test_id
    left join papers on warnings.test_id = papers.test_id
    left join versions
        on
            tests.plan_id = versions.plan_id
            and tests.ranking_id = versions.ranking_id
            and tests.version_id = versions.version_id
    left join marts.shown_places as shown
        on
            warnings.test_id = shown.test_id
            and warnings.unit_type = shown.unit_type
            and warnings.unit_code = shown.unit_code
    left join townships on warnings.test_id = townships.test_id and warnings.township_code = townships.township_code
    where warnings.rule_id = $rule_id and warnings.unit_code = $unit_code
)

select * from warnings_case
order by occasion_no
