-- One row: what this build was asked to do.
with build_inputs as (
    select
        folder_name,
        built_at,
        result_version,
        as_of,
    from raw.build_inputs
)

select * from build_inputs
