-- One row per unit with a warning in a school year, by each rule's newest occasion in it, the gravest first.
with newest as (
    select
        rule_id,
        max(occasion_no) as occasion_no,
    from marts.shown_warnings
    where school_year = $school_year
    group by rule_id
),

overview_warnings as (
    select
        warnings.rule_id,
        rules.name_zh,
        rules.name_en,
        rules.clause_zh,
        rules.clause_en,
        rules.runs,
        rules.band,
        rules.counting,
        rules.clock,
        warnings.unit_type,
        warnings.unit_code,
        warnings.unit_name,
        warnings.township_code,
        warnings.level,
        warnings.state,
        warnings.provisional,
        warnings.run,
        warnings.attributable,
        warnings.place,
        warnings.ranked_n,
        warnings.test_id,
        warnings.held_on,
        coalesce(tests.name, warnings.occasion_name) as test_name,
        shown.eligible_n,
        case
            when shown.unit_code is null then 'not_applicable'
            when shown.eligible_n is not null then 'ok'
            else 'suppressed'
        end as cell_state,
    from marts.shown_warnings as warnings
    inner join newest on warnings.rule_id = newest.rule_id and warnings.occasion_no = newest.occasion_no
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    left join marts.tests as tests on warnings.test_id = tests.test_id
    left join marts.shown_places as shown
        on
            warnings.test_id = shown.test_id
            and warnings.unit_type = shown.unit_type
            and warnings.unit_code = shown.unit_code
    where warnings.level in ('red', 'orange', 'pending', 'yellow', 'blue')
)

select * from overview_warnings
order by
    list_position(['red', 'pending', 'orange', 'yellow', 'blue'], level),
    run desc nulls last,
    unit_type,
    place desc nulls last,
    unit_code
