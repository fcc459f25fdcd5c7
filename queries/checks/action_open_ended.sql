-- One row per file with actions that are closed without a day or evidence, or open with a day of closing.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(
            concat(
                'action_id=', action_id,
                ', outcome=', outcome,
                ', closed_on=', closed_on,
                ', evidence_id=', evidence_id
            ), 3
        ) as samples,
    from raw.actions
    where
        (outcome = 'open') <> (closed_on is null)
        or (outcome = 'done' and trim(coalesce(evidence_id, '')) = '')
    group by filename
)

select * from findings
