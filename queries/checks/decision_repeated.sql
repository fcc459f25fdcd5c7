-- One row per file with records that say different things about one matter, none of them replaced.
with unsuperseded as (
    select
        records.decision_id,
        records.outcome,
        records.filename,
        concat_ws(
            '|',
            records.kind,
            records.unit_type,
            records.unit_code,
            if(records.kind = 'appeal', records.exam_id, records.stage),
            case records.kind
                when 'determination' then concat(records.rule_id, '|', records.occasion)
                when 'inheritance' then records.predecessor_code
                else concat(records.ground, '|', records.evidence_id)
            end
        ) as matter,
    from raw.decisions as records
    anti join raw.decisions as later
        on records.decision_id = later.supersedes_id and records.decision_id <> later.decision_id
),

disputed as (
    select
        *,
        min(outcome) over (partition by matter) <> max(outcome) over (partition by matter) as differs,
    from unsuperseded
),

findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(concat('decision_id=', decision_id, ', outcome=', outcome), 3) as samples,
    from disputed
    where differs
    group by filename
)

select * from findings
