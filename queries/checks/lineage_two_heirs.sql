-- One row per file with a school that takes over, on one day, the histories of several others.
with records as (
    select
        records.unit_code,
        records.predecessor_code,
        records.stage,
        arg_max(records.outcome, (records.recorded_at, records.decision_id)) as outcome,
    from raw.decisions as records
    anti join raw.decisions as later
        on records.decision_id = later.supersedes_id and records.decision_id <> later.decision_id
    where records.kind = 'inheritance'
    group by records.unit_code, records.predecessor_code, records.stage
),

inherited as (
    select distinct
        lineage.predecessor,
        lineage.successor,
        lineage.stage,
        lineage.effective_date,
        lineage.filename,
    from raw.school_lineage as lineage
    left join records
        on
            lineage.successor = records.unit_code
            and lineage.predecessor = records.predecessor_code
            and lineage.stage = coalesce(records.stage, lineage.stage)
    where
        lineage.kind in ('rename', 'merge', 'split')
        and lineage.predecessor <> lineage.successor
        and coalesce(records.outcome = 'inherited', lineage.inherit_history, false)
),

several as (
    select
        filename,
        successor,
        effective_date,
    from inherited
    group by filename, successor, stage, effective_date
    having count(*) > 1
),

findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(concat('successor=', successor, ', effective_date=', effective_date), 3) as samples,
    from several
    group by filename
)

select * from findings
