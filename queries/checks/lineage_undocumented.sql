-- One row per file with a school that takes over a history without naming the document.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(concat('successor=', successor, ', predecessor=', predecessor), 3) as samples,
    from raw.school_lineage
    where
        inherit_history
        and kind in ('merge', 'split')
        and trim(coalesce(doc_no, '')) = ''
    group by filename
)

select * from findings
