-- One row per remark of the check on the accepted files; never a pupil's id.
with problems as (
    select
        code,
        severity,
        table_name,
        file,
        rows_n,
        what,
        mend,
    from staging.problems
)

select * from problems
