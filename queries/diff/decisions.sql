-- One row per record that is in force in one of the versions only.
with decisions as (
    select
        coalesce(later.decision_id, earlier.decision_id) as decision_id,
        coalesce(later.kind, earlier.kind) as kind,
        coalesce(later.rule_id, earlier.rule_id) as rule_id,
        coalesce(later.unit_type, earlier.unit_type) as unit_type,
        coalesce(later.unit_code, earlier.unit_code) as unit_code,
        coalesce(later.unit_name, earlier.unit_name) as unit_name,
        coalesce(later.occasion, earlier.occasion) as occasion,
        coalesce(later.exam_id, earlier.exam_id) as exam_id,
        coalesce(later.outcome, earlier.outcome) as outcome,
        coalesce(later.document_no, earlier.document_no) as document_no,
        later.decision_id is not null as in_after,
    from before_marts.decisions as earlier
    full outer join after_marts.decisions as later on earlier.decision_id = later.decision_id
    where earlier.decision_id is null or later.decision_id is null
)

select * from decisions
