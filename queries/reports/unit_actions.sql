-- One row per action of one unit, and per warning of its newest occasions that has no action: open ones first.
with newest as (
    select
        rule_id,
        max(occasion_no) as occasion_no,
    from marts.shown_warnings
    group by rule_id
),

unanswered as (
    select
        'warning' as cause,
        warnings.unit_type,
        warnings.unit_code,
        warnings.unit_name,
        warnings.rule_id,
        rules.name_zh as rule_zh,
        rules.name_en as rule_en,
        warnings.occasion,
        coalesce(tests.name, warnings.occasion_name) as occasion_name,
        'none' as state,
    from marts.shown_warnings as warnings
    inner join newest on warnings.rule_id = newest.rule_id
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    left join marts.tests as tests on warnings.test_id = tests.test_id
    anti join marts.warning_actions as answered
        on
            warnings.rule_id = answered.rule_id
            and warnings.unit_type = answered.unit_type
            and warnings.unit_code = answered.unit_code
            and warnings.occasion = answered.occasion
            and answered.is_action_of_occasion
    where
        warnings.unit_type = $unit_type
        and warnings.unit_code = $unit_code
        and rules.polarity = 'concern'
        and warnings.level in ('red', 'pending', 'orange')
        and (rules.counting = 'cumulative' or warnings.occasion_no = newest.occasion_no)
),

unit_actions as (
    select *
    from marts.actions
    where unit_type = $unit_type and unit_code = $unit_code
    union all by name
    select * from unanswered
)

select * from unit_actions
order by list_position(['none', 'overdue', 'open', 'done', 'cancelled'], state), due_on, action_id, rule_id, occasion
