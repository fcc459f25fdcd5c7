-- One row per action opened by the day of the build: open, overdue, done or cancelled, with its measure before and at the re-test.
with named_posts as (
    select
        post_code,
        min(role) as role,
    from staging.responsibilities
    group by post_code
),

named_rules as (
    select
        rule_id,
        unit,
        any_value(name_zh) as name_zh,
        any_value(name_en) as name_en,
        any_value(clock) as clock,
    from plan.warnings
    group by rule_id, unit
),

named_indicators as (
    select
        indicator_id,
        part,
        any_value(name_zh) as name_zh,
        any_value(name_en) as name_en,
    from marts.indicators
    group by indicator_id, part
),

named_events as (
    select
        event_id,
        any_value(event_name) as name,
    from staging.events
    group by event_id
),

stated as (
    select
        actions.*,
        info.as_of,
        if(actions.closed_on <= info.as_of, actions.outcome, 'open') as known_outcome,
        case
            when known_outcome in ('done', 'cancelled') then known_outcome
            when actions.due_on < info.as_of then 'overdue'
            else 'open'
        end as state,
        if(state = 'overdue', info.as_of - actions.due_on, null) as overdue_days,
        if(state = 'done', greatest(0, actions.closed_on - actions.due_on), null) as late_days,
    from staging.actions as actions
    cross join marts.build_info as info
    where actions.opened_on <= info.as_of
),

paired as (
    select
        stated.*,
        coalesce(before.measured, after.measured) as measured,
        coalesce(after.unit, before.unit) as measured_in,
        coalesce(after.direction, before.direction) as direction,
        before.occasion_name as before_name,
        before.value as before_value,
        before.low as before_low,
        before.high as before_high,
        before.of_n as before_n,
        coalesce(before.cell_state, 'no_data') as before_state,
        after.occasion_name as after_name,
        after.value as after_value,
        after.low as after_low,
        after.high as after_high,
        after.of_n as after_n,
        coalesce(after.cell_state, 'no_data') as after_state,
    from stated
    left join intermediate.action_moments as before
        on stated.action_id = before.action_id and before.moment = 'before'
    left join intermediate.action_moments as after
        on stated.action_id = after.action_id and after.moment = 'after'
),

compared as (
    select
        *,
        if(direction = 'down', before_value - after_value, after_value - before_value) as gain,
        -- a count or score of a duty is what it is; a place or standard score without an interval tells nothing apart
        case
            when measured = 'place' then coalesce(after_high < before_low or after_low > before_high, false)
            else coalesce(
                abs(gain) > sqrt(pow((before_high - before_low) / 2, 2) + pow((after_high - after_low) / 2, 2)),
                measured = 'indicator' and round(gain, 9) <> 0
            )
        end as is_clear,
    from paired
),

actions as (
    select
        compared.action_id,
        compared.unit_type,
        compared.unit_code,
        coalesce(units.unit_name, '') as unit_name,
        coalesce(units.township_code, '') as township_code,
        coalesce(units.township_name, '') as township_name,
        compared.stage,
        compared.cause,
        compared.rule_id,
        rules.name_zh as rule_zh,
        rules.name_en as rule_en,
        compared.occasion,
        coalesce(tests.name, contests.name, compared.occasion) as occasion_name,
        compared.indicator_id,
        compared.part,
        indicators.name_zh as indicator_zh,
        indicators.name_en as indicator_en,
        compared.phase_id,
        compared.subject,
        compared.test_id,
        compared.measure,
        compared.owner_post,
        posts.role as owner_role,
        compared.opened_on,
        compared.due_on,
        if(compared.state in ('done', 'cancelled'), compared.closed_on, null) as closed_on,
        compared.evidence_id,
        compared.retest_test_id,
        compared.meeting_on,
        compared.records_n,
        compared.state,
        compared.overdue_days,
        compared.late_days,
        compared.measured,
        compared.measured_in,
        compared.direction,
        compared.before_name,
        compared.before_value,
        compared.before_low,
        compared.before_high,
        compared.before_n,
        compared.before_state,
        compared.after_name,
        compared.after_value,
        compared.after_low,
        compared.after_high,
        compared.after_n,
        compared.after_state,
        compared.gain,
        case
            when compared.gain is null and 'suppressed' in (compared.before_state, compared.after_state) then 'hidden'
            when compared.gain is null then 'not_yet'
            when compared.direction = 'none' then 'no_direction'
            when not compared.is_clear then 'unclear'
            when compared.gain > 0 then 'better'
            else 'worse'
        end as progress,
    from compared
    left join marts.units as units on compared.unit_type = units.unit_type and compared.unit_code = units.unit_code
    left join named_rules as rules on compared.rule_id = rules.rule_id and compared.unit_type = rules.unit
    left join named_indicators as indicators
        on compared.indicator_id = indicators.indicator_id and compared.part = indicators.part
    left join marts.tests as tests on compared.occasion = tests.test_id
    left join named_events as contests on compared.occasion = contests.event_id
    left join named_posts as posts on compared.owner_post = posts.post_code
)

select * from actions
