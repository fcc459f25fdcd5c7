-- One row per rule, unit and occasion: all that a chain takes from the registers, before any place is looked at.
with names as (
    select
        dated.rule_id,
        dated.unit_code,
        dated.step_no,
        schools.school_name as unit_name,
        schools.township_code,
    from intermediate.warning_units as dated
    inner join staging.schools as schools
        on
            dated.unit_type = 'school'
            and dated.unit_code = schools.school_code
            and dated.stage = schools.stage
    qualify row_number() over (
        partition by dated.rule_id, dated.unit_code, dated.step_no
        order by dated.held_on between schools.valid_from and schools.valid_to desc, schools.valid_from desc
    ) = 1
),

-- Heads become dense numbers here: the warehouse knows whether two days had one head, never who it was.
persons as (
    select
        person_pid,
        row_number() over (order by person_pid) as head,
    from staging.principal_terms
    group by person_pid
),

heads as (
    select
        dated.rule_id,
        dated.unit_code,
        dated.step_no,
        min(persons.head) as head,
    from intermediate.warning_units as dated
    inner join staging.principal_terms as terms
        on
            dated.unit_type = terms.unit_type
            and dated.unit_code = terms.unit_code
            and coalesce(terms.stage, dated.stage) = dated.stage
            and dated.held_on between terms.starts_on and terms.ends_on
    inner join persons on terms.person_pid = persons.person_pid
    group by dated.rule_id, dated.unit_code, dated.step_no
    having count(distinct persons.head) = 1
),

determinations as (
    select
        dated.rule_id,
        dated.unit_code,
        dated.step_no,
        decisions.outcome as determination,
        decisions.document_no as determination_doc,
        decisions.place as determined_place,
        decisions.tied_n as determined_tied_n,
        decisions.ranked_n as determined_ranked_n,
    from intermediate.warning_units as dated
    inner join staging.decisions as decisions
        on
            decisions.kind = 'determination'
            and dated.rule_id = decisions.rule_id
            and dated.unit_type = decisions.unit_type
            and dated.unit_code = decisions.unit_code
            and coalesce(decisions.stage, dated.stage) = dated.stage
            and dated.occasion = decisions.occasion
    qualify row_number() over (
        partition by dated.rule_id, dated.unit_code, dated.step_no
        order by decisions.recorded_at desc, decisions.decision_id desc
    ) = 1
),

warning_frames as (
    select
        dated.plan_id,
        dated.rule_id,
        dated.source,
        dated.unit_type,
        dated.unit_code,
        dated.stage,
        dated.occasion,
        dated.occasion_no,
        dated.occasion_name,
        dated.school_year,
        dated.test_id,
        dated.held_on,
        dated.held,
        dated.final,
        dated.is_accountable,
        coalesce(names.unit_name, townships.township_name) as unit_name,
        coalesce(names.township_code, townships.township_code) as township_code,
        heads.head,
        changes.inherits,
        changes.inherited_from,
        changes.change_doc,
        determinations.determination,
        determinations.determination_doc,
        determinations.determined_place,
        determinations.determined_tied_n,
        determinations.determined_ranked_n,
        events.place as event_place,
        max(events.ranked_n) over (partition by dated.rule_id, dated.occasion_no) as event_ranked_n,
        events.tied_n as event_tied_n,
        letters.outcome as letter_outcome,
        letters.items_n,
        letters.items_met_n,
        letters.items_open_n,
    from intermediate.warning_units as dated
    left join names
        on dated.rule_id = names.rule_id and dated.unit_code = names.unit_code and dated.step_no = names.step_no
    left join staging.townships as townships
        on dated.unit_type = 'township' and dated.unit_code = townships.township_code
    left join heads
        on dated.rule_id = heads.rule_id and dated.unit_code = heads.unit_code and dated.step_no = heads.step_no
    left join intermediate.warning_changes as changes
        on dated.rule_id = changes.rule_id and dated.unit_code = changes.unit_code and dated.step_no = changes.step_no
    left join determinations
        on
            dated.rule_id = determinations.rule_id
            and dated.unit_code = determinations.unit_code
            and dated.step_no = determinations.step_no
    left join intermediate.event_places as events
        on
            dated.source = 'events'
            and dated.test_id is null
            and dated.occasion_code = events.event_id
            and dated.unit_type = events.unit_type
            and dated.stage = events.stage
            and dated.unit_code = events.unit_code
    left join intermediate.letter_results as letters
        on
            dated.source = 'target_letters'
            and dated.occasion_code = letters.school_year
            and dated.stage = letters.stage
            and dated.unit_code = letters.school_code
)

select * from warning_frames
