-- One row per remark of the check and file; never a pupil's id.
with data_problem_files as (
    select
        code,
        severity,
        table_name,
        file,
        rows_n,
    from marts.problems
)

select * from data_problem_files
order by code, file
