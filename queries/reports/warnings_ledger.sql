-- One row per rule, unit and occasion with a warning, the newest first, then the gravest.
with townships as (
    select
        test_id,
        township_code,
        any_value(township_name) as township_name,
    from marts.schools
    group by test_id, township_code
),

warnings_ledger as (
    select
        warnings.rule_id || ':' || warnings.unit_code as case_id,
        warnings.rule_id,
        rules.name_zh as rule_zh,
        rules.name_en as rule_en,
        rules.clause_zh,
        rules.clause_en,
        warnings.unit_type,
        warnings.unit_code,
        warnings.unit_name,
        warnings.township_code,
        townships.township_name,
        warnings.occasion,
        rules.clock,
        tests.school_year,
        tests.term,
        warnings.test_id,
        tests.name as test_name,
        tests.held_on,
        tests.result_status,
        warnings.level,
        warnings.state,
        warnings.provisional,
        warnings.run,
        warnings.place,
        warnings.ranked_n,
        warnings.tied_n,
        shown.eligible_n,
        warnings.rank_low,
        warnings.rank_high,
        warnings.p_bottom3,
        warnings.strength,
        warnings.attributable,
        coalesce(shown.cell_state, 'not_ranked') as cell_state,
    from marts.warnings as warnings
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    left join marts.tests as tests on warnings.test_id = tests.test_id
    left join townships on warnings.test_id = townships.test_id and warnings.township_code = townships.township_code
    left join marts.shown_results as shown
        on
            warnings.test_id = shown.test_id
            and warnings.unit_type = shown.unit_type
            and warnings.unit_code = shown.unit_code
            and shown.subject = 'total'
    where
        warnings.level in ('red', 'pending', 'orange', 'yellow', 'blue', 'credit')
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
