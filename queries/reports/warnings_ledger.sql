-- One row per rule, unit and occasion with a warning (or credit), the newest first, with all its evidence.
with townships as (
    select
        test_id,
        township_code,
        any_value(township_name) as township_name,
    from marts.schools
    group by test_id, township_code
),

papers as (
    select
        test_id,
        string_agg(exam_id, ', ' order by exam_id) as exam_ids,
    from marts.exams
    where is_current
    group by test_id
),

results as (
    select
        test_id,
        'school' as unit_type,
        school_code as unit_code,
        rank_mean,
        rank_count,
        rank_rate,
        rank_sum,
    from marts.school_results
    union all
    select
        test_id,
        'township' as unit_type,
        township_code as unit_code,
        rank_mean,
        rank_count,
        rank_rate,
        rank_sum,
    from marts.township_results
),

levers as (
    select
        margins.test_id,
        margins.unit_type,
        margins.unit_code,
        margins.places,
        any_value(margins.measured_in) filter (where margins.lever = 'mean') as mean_measured_in,
        any_value(margins.change) filter (
            where margins.lever = 'mean' and neighbours.cell_state = 'ok'
        ) as leave_by_mean,
        any_value(margins.change) filter (where margins.lever = 'count') as leave_by_count,
        any_value(margins.change) filter (
            where margins.lever = 'rate' and neighbours.cell_state = 'ok'
        ) as leave_by_rate,
        any_value(margins.available_n) filter (
            where margins.lever = 'absence' and margins.available_n >= rules.rate_min_count
        ) as disputed_n,
        any_value(margins.needed) filter (
            where margins.lever = 'absence' and margins.needed >= rules.rate_min_count
        ) as leave_by_absences,
        bool_or(margins.reachable) filter (where margins.lever = 'absence') as is_open_to_absences,
    from marts.warning_margins as margins
    cross join plan.rules as rules
    left join marts.shown_results as neighbours
        on
            margins.test_id = neighbours.test_id
            and margins.unit_type = neighbours.unit_type
            and margins.neighbour = neighbours.unit_code
            and neighbours.subject = 'total'
    group by margins.test_id, margins.unit_type, margins.unit_code, margins.places
),

warnings_ledger as (
    select
        warnings.rule_id || ':' || warnings.unit_code as case_id,
        warnings.rule_id,
        rules.name_zh as rule_zh,
        rules.name_en as rule_en,
        rules.clause_ref,
        rules.clause_zh,
        rules.clause_en,
        warnings.source,
        warnings.unit_type,
        warnings.unit_code,
        warnings.unit_name,
        warnings.township_code,
        townships.township_name,
        warnings.occasion,
        warnings.occasion_name,
        rules.clock,
        rules.band,
        rules.same_head,
        rules.places,
        warnings.school_year,
        tests.term,
        warnings.test_id,
        tests.name as test_name,
        papers.exam_ids,
        warnings.held_on,
        tests.result_status,
        info.result_version,
        tests.version_id,
        warnings.level,
        warnings.state,
        warnings.provisional,
        warnings.run,
        warnings.place,
        warnings.ranked_n,
        warnings.tied_n,
        -- a place in one value alone lies between its neighbours' values, so it would tell the value that is hidden
        if(shown.cell_state = 'ok', results.rank_mean, null) as rank_mean,
        if(shown.cell_state = 'ok', results.rank_count, null) as rank_count,
        if(shown.cell_state = 'ok', results.rank_rate, null) as rank_rate,
        if(shown.cell_state = 'ok', results.rank_sum, null) as rank_sum,
        shown.eligible_n,
        warnings.rank_low,
        warnings.rank_high,
        warnings.p_bottom3,
        warnings.strength,
        levers.mean_measured_in,
        if(shown.cell_state = 'ok', levers.leave_by_mean, null) as leave_by_mean,
        if(shown.cell_state = 'ok', levers.leave_by_count, null) as leave_by_count,
        if(shown.cell_state = 'ok', levers.leave_by_rate, null) as leave_by_rate,
        if(shown.cell_state = 'ok', levers.disputed_n, null) as disputed_n,
        if(shown.cell_state = 'ok', levers.leave_by_absences, null) as leave_by_absences,
        if(shown.cell_state = 'ok', levers.is_open_to_absences, null) as is_open_to_absences,
        warnings.attributable,
        warnings.determination,
        warnings.determination_doc,
        warnings.change_doc,
        warnings.items_met_n,
        warnings.items_n,
        case
            when warnings.source in ('events', 'target_letters') then 'not_applicable'
            else coalesce(shown.cell_state, 'not_ranked')
        end as cell_state,
    from marts.warnings as warnings
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    left join marts.build_info as info on true
    left join marts.tests as tests on warnings.test_id = tests.test_id
    left join papers on warnings.test_id = papers.test_id
    left join townships on warnings.test_id = townships.test_id and warnings.township_code = townships.township_code
    left join results
        on
            warnings.test_id = results.test_id
            and warnings.unit_type = results.unit_type
            and warnings.unit_code = results.unit_code
    left join levers
        on
            warnings.test_id = levers.test_id
            and warnings.unit_type = levers.unit_type
            and warnings.unit_code = levers.unit_code
            and rules.places = levers.places
            and rules.band <> 'top'
    left join marts.shown_results as shown
        on
            warnings.test_id = shown.test_id
            and warnings.unit_type = shown.unit_type
            and warnings.unit_code = shown.unit_code
            and shown.subject = 'total'
    where
        warnings.level in ('red', 'pending', 'orange', 'yellow', 'blue', 'credit')
        and rules.polarity = $polarity
        and ($rule_id = '' or warnings.rule_id = $rule_id)
        and ($township = '' or warnings.township_code = $township)
)

select * from warnings_ledger
order by
    held_on desc,
    list_position(['red', 'pending', 'orange', 'credit', 'yellow', 'blue'], level),
    run desc,
    rule_id,
    place desc nulls last,
    unit_code
