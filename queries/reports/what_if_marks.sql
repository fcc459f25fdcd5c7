-- One row per rule, unit and occasion whose mark would change: in force and as tried; being close to the bottom is no mark.
with marks as (
    select
        'official' as side,
        official.*,
    from marts.warnings as official
    union all by name
    select
        'tried' as side,
        tried.*,
    from what_if.warnings as tried
),

paired as (
    select
        rule_id,
        unit_type,
        unit_code,
        stage,
        occasion,
        occasion_no,
        any_value(test_id) as test_id,
        any_value(unit_name) as unit_name,
        any_value(occasion_name) as occasion_name,
        any_value(school_year) as school_year,
        any_value(held_on) as held_on,
        any_value(if(state = 'near_bottom' or level = 'blue', 'none', state)) filter (side = 'official') as state,
        any_value(if(state = 'near_bottom' or level = 'blue', 'none', state)) filter (side = 'tried') as tried_state,
        any_value(if(state = 'near_bottom' or level = 'blue', 'none', level)) filter (side = 'official') as level,
        any_value(if(state = 'near_bottom' or level = 'blue', 'none', level)) filter (side = 'tried') as tried_level,
        any_value(run) filter (side = 'official') as run,
        any_value(run) filter (side = 'tried') as tried_run,
        any_value(place) filter (side = 'official') as place,
        any_value(place) filter (side = 'tried') as tried_place,
        min(eligible_n) as least_n,
    from marks
    where level <> 'report_only' and stage in (select tests.stage from what_if.tests as tests)
    group by rule_id, unit_type, unit_code, stage, occasion, occasion_no
),

what_if_marks as (
    select
        paired.* exclude (least_n, stage),
        rules.name_zh as rule_zh,
        rules.name_en as rule_en,
        coalesce(paired.test_id = $test_id, false) as is_chosen_test,
    from paired
    cross join plan.rules as limits
    inner join plan.plans as plans on plans.governing
    inner join plan.warnings as rules on plans.plan_id = rules.plan_id and paired.rule_id = rules.rule_id
    where
        paired.state is distinct from paired.tried_state
        and coalesce(paired.least_n >= limits.small_cell, true)
)

select * from what_if_marks
order by
    is_chosen_test desc,
    held_on desc,
    rule_id,
    list_position(['red', 'pending', 'orange', 'credit', 'yellow'], tried_level) nulls last,
    list_position(['red', 'pending', 'orange', 'credit', 'yellow'], level) nulls last,
    unit_code
