-- One row per place tied at the edge of a rule that no determination has settled yet.
with settled as (
    select
        rule_id,
        unit_type,
        unit_code,
        occasion,
    from marts.decisions
    where kind = 'determination' and effect <> 'tie_changed'
),

open_determinations as (
    select
        warnings.rule_id,
        rules.name_zh as rule_zh,
        rules.name_en as rule_en,
        warnings.unit_type,
        warnings.unit_code,
        warnings.unit_name,
        warnings.stage,
        warnings.occasion,
        warnings.test_id,
        tests.name as test_name,
        warnings.place,
        warnings.ranked_n,
        warnings.tied_n,
        warnings.state,
        warnings.held_on,
    from marts.warnings as warnings
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    left join marts.tests as tests on warnings.test_id = tests.test_id
    anti join settled
        on
            warnings.rule_id = settled.rule_id
            and warnings.unit_type = settled.unit_type
            and warnings.unit_code = settled.unit_code
            and warnings.occasion = settled.occasion
    where warnings.bottom3 = 'possible' and warnings.state not in ('not_held', 'not_applicable', 'unranked')
)

select * from open_determinations
order by held_on desc, rule_id, place, unit_code
