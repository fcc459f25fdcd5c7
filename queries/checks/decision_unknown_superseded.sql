-- One row per file with records that replace an unknown record, one of another kind, or themselves.
with findings as (
    select
        records.filename as file,
        count(*) as rows_n,
        min(concat('decision_id=', records.decision_id, ', supersedes_id=', records.supersedes_id), 3) as samples,
    from raw.decisions as records
    anti join raw.decisions as replaced
        on
            records.supersedes_id = replaced.decision_id
            and records.kind = replaced.kind
            and records.decision_id <> replaced.decision_id
            and records.recorded_at >= replaced.recorded_at
    where records.supersedes_id is not null
    group by records.filename
)

select * from findings
