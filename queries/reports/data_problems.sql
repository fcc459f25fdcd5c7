-- One row per kind of remark and table: how many files and rows it concerns, and the files concerned most.
with data_problems as (
    select
        code,
        severity,
        table_name,
        count(distinct file) as files_n,
        sum(rows_n) as rows_n,
        any_value(what) as what,
        any_value(mend) as mend,
        array_to_string(max_by(file, rows_n, 3), ', ') as files,
    from marts.problems
    group by code, severity, table_name
)

select * from data_problems
order by severity = 'problem' desc, rows_n desc, code
