-- One row per test and township, its pupils pooled.
with township_results as (
    select
        * exclude (unit_type, unit_code),
        unit_code as township_code,
    from intermediate.unit_results
    where unit_type = 'township' and unit_code <> ''
)

select * from township_results
