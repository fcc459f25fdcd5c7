-- One row per table of the data folder: files, rows and size.
with data_files as (
    select
        table_name,
        count(*) as files_n,
        sum("rows") as rows_n,
        sum(bytes) as bytes_n,
    from marts.files
    group by table_name
)

select * from data_files
order by table_name
