-- One row per indicator, part, stage, entity and period with its line: reached, not reached, or not judged and why.
with judged as (
    select
        observed.indicator_id,
        observed.part,
        observed.stage,
        observed.entity_type,
        observed.entity_id,
        observed.period_type,
        observed.period_id,
        observed.period_start,
        observed.period_end,
        observed.numerator,
        observed.denominator,
        observed.value,
        observed.is_final,
        observed.is_own,
        observed.reported_n,
        observed.expected_n,
        observed.coverage,
        coalesce(observed.coverage < rules.coverage_grey_below, false) as is_incomplete,
        -- The unit that the clause speaks of; above it a value is a summary.
        observed.entity_type = definitions.entity_type as is_own_level,
        definitions.comparator,
        definitions.threshold,
        case definitions.comparator
            when '>=' then round(observed.value, 9) >= round(definitions.threshold, 9)
            when '<=' then round(observed.value, 9) <= round(definitions.threshold, 9)
            when '>' then round(observed.value, 9) > round(definitions.threshold, 9)
            when '<' then round(observed.value, 9) < round(definitions.threshold, 9)
            when '==' then round(observed.value, 9) = round(definitions.threshold, 9)
        end as is_reached,
        definitions.display = 'report_only' or definitions.threshold is null as has_no_line,
        definitions.reference,
    from marts.indicator_values as observed
    inner join intermediate.indicator_definitions as definitions
        on
            observed.indicator_id = definitions.indicator_id
            and observed.part = definitions.part
            and observed.stage = definitions.stage
    cross join plan.rules as rules
),

indicator_judgements as (
    select
        * exclude (is_reached, has_no_line, reference),
        case
            when has_no_line then 'report_only'
            when reference then 'reference'
            when is_reached then 'met'
            else 'not_met'
        end as state,
    from judged
)

select * from indicator_judgements
