-- One row per file with decisions that name no document.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(concat('decision_id=', decision_id), 3) as samples,
    from raw.decisions
    where outcome <> 'open' and trim(coalesce(document_no, '')) = ''
    group by filename
)

select * from findings
