-- One row per rule, unit and occasion: a township, and those of its schools that a rule has ever marked.
with units as (
    select
        warnings.rule_id,
        warnings.unit_type,
        warnings.unit_code,
        warnings.occasion,
        warnings.occasion_no,
        warnings.occasion_name,
        warnings.school_year,
        warnings.test_id,
        warnings.held_on,
        warnings.level,
        warnings.state,
        warnings.provisional,
        warnings.run,
        warnings.place,
        warnings.ranked_n,
        arg_max(warnings.unit_name, warnings.occasion_no) over unit as unit_name,
        bool_or(warnings.level in ('red', 'orange', 'yellow', 'pending', 'blue', 'credit')) over unit as was_marked,
    from marts.shown_warnings as warnings
    where warnings.township_code = $township and ($stage = '' or warnings.stage = $stage)
    window unit as (partition by warnings.rule_id, warnings.unit_code)
),

township_warnings as (
    select
        units.* exclude (was_marked, occasion_name, school_year),
        rules.name_zh as rule_zh,
        rules.name_en as rule_en,
        rules.clause_zh,
        rules.clause_en,
        rules.band,
        rules.runs,
        rules.counting,
        rules.polarity,
        coalesce(tests.name, units.occasion_name) as test_name,
        coalesce(tests.school_year, units.school_year) as school_year,
        tests.term,
    from units
    inner join plan.warnings as rules on units.rule_id = rules.rule_id
    inner join plan.plans as plans on rules.plan_id = plans.plan_id
    left join marts.tests as tests on units.test_id = tests.test_id
    where plans.governing and (units.unit_type = 'township' or units.was_marked)
)

select * from township_warnings
order by unit_type desc, rule_id, unit_code, occasion_no
