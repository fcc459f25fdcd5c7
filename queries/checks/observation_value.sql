-- One row per file with ratios whose value is not numerator over denominator.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(
            concat(
                'indicator_id=', indicator_id, ', entity_id=', entity_id, ', period_id=', period_id, ', value=', value,
                ', ', numerator, ' / ', denominator
            ),
            3
        ) as samples,
    from raw.observations
    where
        unit = 'ratio'
        and denominator > 0
        and numerator is not null
        and abs(value - numerator / denominator) > 1e-9
    group by filename
)

select * from findings
