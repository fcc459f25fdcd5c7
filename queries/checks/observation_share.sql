-- One row per file with ratios whose numerator is larger than the denominator.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(
            concat(
                'indicator_id=', indicator_id, ', entity_id=', entity_id, ', period_id=', period_id, ', ', numerator,
                ' / ', denominator
            ),
            3
        ) as samples,
    from raw.observations
    where unit = 'ratio' and denominator > 0 and numerator > denominator
    group by filename
)

select * from findings
