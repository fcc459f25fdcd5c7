-- One row per matter of the results: an open tie, an appeal, a record in force, or an exam that corrects another.
with rules as (
    select
        rule_id,
        max(name_zh) as rule_zh,
        max(name_en) as rule_en,
    from plan.warnings
    group by rule_id
),

occasions as (
    select
        rule_id,
        occasion,
        max(occasion_name) as occasion_name,
    from marts.warnings
    group by rule_id, occasion
),

records as (
    select
        decisions.kind,
        decisions.unit_type,
        decisions.unit_code,
        decisions.unit_name,
        decisions.rule_id,
        decisions.occasion,
        decisions.exam_name,
        decisions.ground,
        decisions.predecessor_code,
        decisions.predecessor_name,
        decisions.outcome,
        decisions.effect,
        decisions.is_late,
        decisions.working_days_n,
        decisions.received_on,
        decisions.decided_by_role,
        decisions.decided_on,
        decisions.document_no,
        decisions.reason,
        decisions.decision_id,
        decisions.recorded_at,
    from marts.decisions as decisions
),

ties as (
    select
        'determination' as kind,
        warnings.unit_type,
        warnings.unit_code,
        warnings.unit_name,
        warnings.rule_id,
        warnings.occasion,
        'open' as outcome,
        'open' as effect,
        false as is_late,
        warnings.held_on as recorded_at,
    from marts.warnings as warnings
    anti join marts.decisions as settled
        on
            settled.kind = 'determination'
            and settled.effect <> 'tie_changed'
            and warnings.rule_id = settled.rule_id
            and warnings.unit_type = settled.unit_type
            and warnings.unit_code = settled.unit_code
            and warnings.occasion = settled.occasion
    where warnings.bottom3 = 'possible' and warnings.state not in ('not_held', 'not_applicable', 'unranked')
),

corrections as (
    select
        'correction' as kind,
        concat(later.supersedes_exam_id, ' → ', later.exam_id) as decision_id,
        later.name as exam_name,
        later.result_status as outcome,
        if(later.is_current, 'corrected', 'correction_not_final') as effect,
        false as is_late,
        later.held_on as recorded_at,
    from marts.exams as later
    where later.supersedes_exam_id is not null
),

together as (
    select * from records
    union all by name
    select * from ties
    union all by name
    select * from corrections
),

data_decisions as (
    select
        together.*,
        rules.rule_zh,
        rules.rule_en,
        occasions.occasion_name,
        together.outcome = 'open' as is_open,
    from together
    left join rules on together.rule_id = rules.rule_id
    left join occasions on together.rule_id = occasions.rule_id and together.occasion = occasions.occasion
)

select * from data_decisions
order by is_open desc, if(is_open, kind, '') desc, recorded_at desc, unit_code
