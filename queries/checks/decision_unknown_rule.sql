-- One row per file with determinations under a rule that no plan has for that kind of unit and stage.
with findings as (
    select
        records.filename as file,
        count(*) as rows_n,
        min(
            concat(
                'decision_id=', records.decision_id,
                ', rule_id=', records.rule_id,
                ', unit_type=', records.unit_type,
                ', stage=', records.stage
            ), 3
        ) as samples,
    from raw.decisions as records
    anti join plan.warnings as rules
        on
            records.rule_id = rules.rule_id
            and records.unit_type = rules.unit
            and records.stage = coalesce(rules.stage, records.stage)
    where records.kind = 'determination' and records.rule_id is not null and records.stage is not null
    group by records.filename
)

select * from findings
