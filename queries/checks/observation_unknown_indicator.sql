-- One row per file with observations of an indicator, or a part of one, that no plan lists.
with findings as (
    select
        observations.filename as file,
        count(*) as rows_n,
        min(
            concat(
                'indicator_id=', observations.indicator_id,
                if(observations.part <> '', ', part=' || observations.part, ''), ', entity_id=', observations.entity_id
            ),
            3
        ) as samples,
    from raw.observations as observations
    anti join plan.indicators as indicators
        on
            observations.indicator_id = indicators.indicator_id
            and coalesce(observations.part, '') = coalesce(indicators.part, '')
    group by observations.filename
)

select * from findings
