-- One row per file with observations of an indicator that no plan lists.
with findings as (
    select
        observations.filename as file,
        count(*) as rows_n,
        min(
            concat('indicator_id=', observations.indicator_id, ', entity_id=', observations.entity_id), 3
        ) as samples,
    from raw.observations as observations
    anti join plan.indicators as indicators on observations.indicator_id = indicators.indicator_id
    group by observations.filename
)

select * from findings
