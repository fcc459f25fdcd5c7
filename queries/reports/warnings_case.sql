-- One row per occasion of one unit under one rule, oldest first: the places behind its warning.
with warnings_case as (
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
        tests.school_year,
        tests.term,
        rules.clock,
        rules.places,
        rules.runs,
        rules.polarity,
        warnings.test_id,
        tests.name as test_name,
        warnings.held_on,
        tests.result_status,
        warnings.level,
        warnings.state,
        warnings.provisional,
        warnings.run,
        warnings.attributable,
        warnings.place,
        warnings.ranked_n,
        warnings.tied_n,
        warnings.place - (warnings.ranked_n - rules.places) as places_to_leave,
        shown.eligible_n,
        shown.unstable,
        warnings.rank_low,
        warnings.rank_high,
        warnings.p_bottom3,
        warnings.strength,
        if(warnings.place is null, 'not_ranked', coalesce(shown.cell_state, 'not_ranked')) as cell_state,
    from marts.warnings as warnings
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    left join marts.tests as tests on warnings.test_id = tests.test_id
    left join marts.shown_results as shown
        on
            warnings.test_id = shown.test_id
            and warnings.unit_type = shown.unit_type
            and warnings.unit_code = shown.unit_code
            and shown.subject = 'total'
    left join (
        select
            test_id,
            township_code,
            any_value(township_name) as township_name,
        from marts.schools
        group by test_id, township_code
    ) as townships on warnings.test_id = townships.test_id and warnings.township_code = townships.township_code
    where warnings.rule_id = $rule_id and warnings.unit_code = $unit_code
)

select * from warnings_case
order by occasion_no
