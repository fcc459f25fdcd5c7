-- One row per test: the county, its pupils pooled.
with county_results as (
    select * exclude (unit_type, unit_code)
    from intermediate.unit_results
    where unit_type = 'county'
)

select * from county_results
