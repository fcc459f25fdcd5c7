-- One row per change in a school's identity.
with school_lineage as (
    select
        predecessor,
        successor,
        stage,
        effective_date,
        kind,
        coalesce(inherit_history, false) as inherit_history,
        doc_no,
    from raw.school_lineage
)

select * from school_lineage
