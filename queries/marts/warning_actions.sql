-- One row per rule, unit and occasion with a warning for which an action was ever opened: that of the occasion, else the last before.
with opened as (
    select
        actions.rule_id,
        actions.unit_type,
        actions.unit_code,
        actions.occasion,
        actions.action_id,
        actions.state,
        actions.opened_on,
        actions.due_on,
        marked.occasion_no,
    from marts.actions as actions
    inner join marts.warnings as marked
        on
            actions.rule_id = marked.rule_id
            and actions.unit_type = marked.unit_type
            and actions.unit_code = marked.unit_code
            and actions.occasion = marked.occasion
    where actions.cause = 'warning'
),

warning_actions as (
    select
        warnings.rule_id,
        warnings.unit_type,
        warnings.unit_code,
        warnings.occasion,
        opened.action_id,
        opened.state as action_state,
        opened.due_on as action_due_on,
        opened.occasion = warnings.occasion as is_action_of_occasion,
    from marts.warnings as warnings
    inner join opened
        on
            warnings.rule_id = opened.rule_id
            and warnings.unit_type = opened.unit_type
            and warnings.unit_code = opened.unit_code
            and opened.occasion_no <= warnings.occasion_no
    qualify row_number() over (
        partition by warnings.rule_id, warnings.unit_type, warnings.unit_code, warnings.occasion
        order by opened.occasion_no desc, opened.opened_on desc, opened.action_id desc
    ) = 1
)

select * from warning_actions
