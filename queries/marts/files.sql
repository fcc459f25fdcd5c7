-- One row per file of the data folder.
with files as (
    select
        table_name,
        file,
        "rows",
        bytes,
    from staging.files
)

select * from files
