-- One row per matter that was decided or appealed: the record in force, whatever the order in which records arrived.
with unsuperseded as (
    select records.* exclude (filename)
    from raw.decisions as records
    anti join raw.decisions as later
        on records.decision_id = later.supersedes_id and records.decision_id <> later.decision_id
),

decisions as (
    select *
    from unsuperseded
    qualify row_number() over (
        partition by
            kind,
            unit_type,
            unit_code,
            if(kind = 'appeal', exam_id, stage),
            case kind when 'determination' then rule_id when 'inheritance' then predecessor_code else ground end,
            case kind when 'determination' then occasion when 'appeal' then evidence_id end
        order by recorded_at desc, decision_id desc
    ) = 1
)

select * from decisions
