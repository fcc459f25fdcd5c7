-- One row per file with observations whose denominator is zero or below.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(
            concat(
                'indicator_id=', indicator_id, ', entity_id=', entity_id, ', period_id=', period_id,
                ', denominator=', denominator
            ),
            3
        ) as samples,
    from raw.observations
    where denominator <= 0
    group by filename
)

select * from findings
