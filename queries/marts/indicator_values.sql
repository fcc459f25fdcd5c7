-- One row per indicator, part, stage, entity and period: its own report, else summed upward; coverage tells how complete.
with both_ways as (
    select
        *,
        1 as reported_n,
        1 as expected_n,
        1.0 as coverage,
        true as is_own,
    from intermediate.indicator_values
    union all by name
    select
        * exclude (member_type),
        coalesce(reported_n / nullif(expected_n, 0), 1.0) as coverage,
        false as is_own,
    from intermediate.summed_indicators
),

indicator_values as (
    select *
    from both_ways
    where value is not null
    qualify row_number() over (
        partition by indicator_id, part, stage, entity_type, entity_id, period_id
        order by is_own desc, coverage desc, reported_n desc
    ) = 1
)

select * from indicator_values
