-- One row per rule and occasion of one school.
with school_warnings as (
    select
        warnings.rule_id,
        warnings.unit_type,
        warnings.unit_code,
        warnings.unit_name,
        warnings.occasion,
        warnings.occasion_no,
        warnings.test_id,
        warnings.held_on,
        warnings.level,
        warnings.state,
        warnings.provisional,
        warnings.run,
        warnings.place,
        warnings.ranked_n,
        rules.name_zh as rule_zh,
        rules.name_en as rule_en,
        rules.clause_zh,
        rules.clause_en,
        rules.band,
        rules.runs,
        rules.counting,
        rules.polarity,
        coalesce(tests.name, warnings.occasion_name) as test_name,
        coalesce(tests.school_year, warnings.school_year) as school_year,
        tests.term,
    from marts.shown_warnings as warnings
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    left join marts.tests as tests on warnings.test_id = tests.test_id
    where warnings.unit_type = 'school' and warnings.unit_code = $school and warnings.stage = $stage
)

select * from school_warnings
order by rule_id, occasion_no
