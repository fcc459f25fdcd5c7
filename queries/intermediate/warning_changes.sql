-- One row per rule, unit and occasion before which the school changed: whether its history goes on, and from which code.
with inheritances as (
    select
        lineage.*,
        coalesce(decisions.outcome = 'inherited', lineage.inherit_history) as is_inherited,
        coalesce(decisions.document_no, lineage.doc_no) as change_doc,
    from staging.school_lineage as lineage
    left join staging.decisions as decisions
        on
            decisions.kind = 'inheritance'
            and decisions.unit_type = 'school'
            and lineage.successor = decisions.unit_code
            and lineage.predecessor = decisions.predecessor_code
            and coalesce(decisions.stage, lineage.stage) = lineage.stage
    where lineage.kind in ('rename', 'merge', 'split')
    qualify row_number() over (
        partition by lineage.predecessor, lineage.successor, lineage.stage, lineage.effective_date, lineage.kind
        order by decisions.recorded_at desc nulls last, decisions.decision_id desc
    ) = 1
),

-- Of the codes that merge on one day, one whose history is inherited is enough.
changes as (
    select
        dated.rule_id,
        dated.unit_code,
        dated.step_no,
        lineage.effective_date,
        bool_or(lineage.is_inherited or lineage.kind = 'rename') as inherits,
        min(lineage.predecessor) filter (
            where lineage.is_inherited and lineage.predecessor <> lineage.successor
        ) as inherited_from,
        max(lineage.change_doc) as change_doc,
    from intermediate.warning_units as dated
    inner join inheritances as lineage
        on
            dated.unit_type = 'school'
            and dated.unit_code = lineage.successor
            and dated.stage = lineage.stage
            and lineage.effective_date <= dated.held_on
            and lineage.effective_date > coalesce(dated.previous_held_on, date '0001-01-01')
    group by dated.rule_id, dated.unit_code, dated.step_no, lineage.effective_date, lineage.kind = 'rename'
),

warning_changes as (
    select
        rule_id,
        unit_code,
        step_no,
        bool_and(inherits) as inherits,
        max(inherited_from) as inherited_from,
        max(change_doc) as change_doc,
    from changes
    group by rule_id, unit_code, step_no
)

select * from warning_changes
