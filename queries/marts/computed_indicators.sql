-- One row per indicator, part, stage, unit and period that is computed from exams, rosters, letters and other duties instead of being reported.
with computed as (
    select * from intermediate.computed_rates
    union all by name
    select * from intermediate.computed_counts
    union all by name
    select * from intermediate.computed_quotas
),

computed_indicators as (
    select computed.*
    from computed
    inner join intermediate.indicator_definitions as definitions
        on
            computed.indicator_id = definitions.indicator_id
            and computed.part = definitions.part
            and computed.stage = definitions.stage
    cross join marts.build_info as info
    where
        definitions.source = 'marts.computed_indicators'
        and computed.value is not null
        and computed.period_start <= info.as_of
)

select * from computed_indicators
