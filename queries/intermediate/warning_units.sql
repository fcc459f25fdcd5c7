-- One row per rule, unit and occasion: the units that a rule looks at, as long as they exist.
with seen as (
    select
        occasions.rule_id,
        units.unit_code,
        occasions.held_on,
    from intermediate.warning_occasions as occasions
    inner join intermediate.ranked_units as units
        on occasions.test_id = units.test_id and occasions.unit_type = units.unit_type
    where units.rank_state <> 'not_a_unit'
    union all
    select
        occasions.rule_id,
        events.unit_code,
        occasions.held_on,
    from intermediate.warning_occasions as occasions
    inner join intermediate.event_places as events
        on
            occasions.occasion_code = events.event_id
            and occasions.unit_type = events.unit_type
            and occasions.stage = events.stage
    where occasions.source = 'events' and occasions.test_id is null
    union all
    select
        occasions.rule_id,
        letters.school_code,
        occasions.held_on,
    from intermediate.warning_occasions as occasions
    inner join intermediate.letter_results as letters
        on occasions.occasion_code = letters.school_year and occasions.stage = letters.stage
    where occasions.source = 'target_letters'
),

units as (
    select
        rule_id,
        unit_code,
        max(held_on) as last_seen_on,
    from seen
    group by rule_id, unit_code
),

register as (
    select
        school_code as unit_code,
        stage,
        max(valid_to) as ends_on,
        max(accountable_from) as accountable_from,
    from staging.schools
    group by school_code, stage
),

open_units as (
    select
        occasions.*,
        units.unit_code,
        occasions.held_on >= coalesce(register.accountable_from, date '0001-01-01') as is_accountable,
    from units
    inner join intermediate.warning_occasions as occasions on units.rule_id = occasions.rule_id
    left join register
        on
            occasions.unit_type = 'school'
            and units.unit_code = register.unit_code
            and occasions.stage = register.stage
    where occasions.held_on <= greatest(coalesce(register.ends_on, date '9999-12-31'), units.last_seen_on)
),

warning_units as (
    select
        *,
        row_number() over unit_history as step_no,
        lag(held_on) over unit_history as previous_held_on,
    from open_units
    window unit_history as (partition by rule_id, unit_code order by occasion_no)
)

select * from warning_units
