-- One row per remark of the check on the accepted files.
with problems as (
    select
        code,
        severity,
        table_name,
        file,
        rows_n,
        what,
        mend,
    from raw.problems
)

select * from problems
