-- One row per file with actions about a warning whose rule or occasion is not known.
with occasions as (
    select school_year as occasion from raw.exams
    union
    select test_id as occasion from raw.exams
    union
    select school_year as occasion from raw.events
    union
    select event_id as occasion from raw.events
    union
    select school_year as occasion from raw.target_letters
),

findings as (
    select
        actions.filename as file,
        count(*) as rows_n,
        min(
            concat(
                'action_id=', actions.action_id, ', rule_id=', actions.rule_id, ', occasion=', actions.occasion
            ), 3
        ) as samples,
    from raw.actions as actions
    left join plan.warnings as rules on actions.rule_id = rules.rule_id and actions.unit_type = rules.unit
    left join occasions on actions.occasion = occasions.occasion
    where
        actions.cause = 'warning'
        and actions.rule_id is not null
        and actions.occasion is not null
        and (rules.rule_id is null or occasions.occasion is null)
    group by actions.filename
)

select * from findings
