-- One row per counted rule of the governing plan: its terms, and how many units stand at each level at the last occasion.
with rules as (
    select
        rules.plan_id,
        rules.rule_id,
        rules.source,
        rules.name_zh,
        rules.name_en,
        rules.clause_zh,
        rules.clause_en,
        rules.clause_ref,
        rules.caution_zh,
        rules.caution_en,
        rules.stage,
        rules.unit,
        rules.clock,
        rules.band,
        rules.places,
        rules.runs,
        rules.counting,
        rules.polarity,
        rules.same_head,
        rules.effective_from,
        rules.effective_to,
        rankings.method,
    from plan.warnings as rules
    inner join plan.plans as plans on rules.plan_id = plans.plan_id
    left join plan.rankings as rankings
        on rules.plan_id = rankings.plan_id and rules.ranking_id = rankings.ranking_id
    where plans.governing and rules.source <> 'none'
),

last_occasions as (
    select
        rule_id,
        max(occasion_no) as occasion_no,
        count(distinct occasion_no) as occasions_n,
    from marts.warnings
    group by rule_id
),

levels as (
    select
        warnings.rule_id,
        any_value(warnings.test_id) as test_id,
        any_value(warnings.occasion) as occasion,
        any_value(warnings.occasion_name) as occasion_name,
        any_value(warnings.school_year) as school_year,
        any_value(warnings.held_on) as held_on,
        if(bool_or(warnings.provisional), 'provisional', 'final') as status,
        max(warnings.ranked_n) as ranked_n,
        any_value(last_occasions.occasions_n) as occasions_n,
        count(*) filter (where warnings.level = 'red' and in_view) as red_n,
        count(*) filter (where warnings.level = 'pending' and in_view) as pending_n,
        count(*) filter (where warnings.level = 'orange' and in_view) as orange_n,
        count(*) filter (where warnings.level = 'yellow' and in_view) as yellow_n,
        count(*) filter (where warnings.level = 'blue' and in_view) as blue_n,
        count(*) filter (where warnings.level = 'credit' and in_view) as credit_n,
    from (
        select
            *,
            $township = '' or township_code = $township as in_view,
        from marts.warnings
    ) as warnings
    inner join last_occasions
        on warnings.rule_id = last_occasions.rule_id and warnings.occasion_no = last_occasions.occasion_no
    group by warnings.rule_id
),

warnings_rules as (
    select
        rules.*,
        levels.* exclude (rule_id, status, occasion_name, school_year, held_on),
        coalesce(tests.name, levels.occasion_name) as test_name,
        coalesce(tests.school_year, levels.school_year) as school_year,
        tests.term,
        coalesce(tests.held_on, levels.held_on) as held_on,
        coalesce(tests.result_status, levels.status) as result_status,
        if(levels.test_id is null and levels.occasion is not null, 'permitted', tests.compliance) as compliance,
        tests.compliance_zh,
        tests.compliance_en,
    from rules
    left join levels on rules.rule_id = levels.rule_id
    left join marts.tests as tests on levels.test_id = tests.test_id
)

select * from warnings_rules
order by
    polarity = 'credit',
    list_position(['ranking', 'events', 'target_letters'], source),
    list_position(['junior', 'primary', 'senior', 'kindergarten'], stage),
    unit,
    rule_id
