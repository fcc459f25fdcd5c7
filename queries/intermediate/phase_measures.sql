-- One row per plan, phase, target and entity: the last value within the phase, and the last one before it as the baseline.
with candidates as (
    select
        entities.*,
        phases.starts_on,
        phases.ends_on,
        observed.period_end < phases.starts_on as is_before,
        observed.value,
        observed.numerator,
        observed.denominator,
        observed.coverage,
        observed.period_id,
        observed.period_end,
        observed.is_final,
    from intermediate.phase_entities as entities
    inner join plan.phases as phases on entities.plan_id = phases.plan_id and entities.phase_id = phases.phase_id
    inner join intermediate.indicator_definitions as definitions
        on
            entities.indicator_id = definitions.indicator_id
            and entities.part = definitions.part
            and entities.stage = definitions.stage
    inner join marts.indicator_values as observed
        on
            entities.indicator_id = observed.indicator_id
            and entities.part = observed.part
            and entities.stage = observed.stage
            and entities.entity_type = observed.entity_type
            and entities.entity_id = observed.entity_id
            and observed.period_end <= phases.ends_on
    qualify row_number() over (
        partition by
            entities.plan_id,
            entities.phase_id,
            entities.indicator_id,
            entities.part,
            entities.stage,
            entities.entity_type,
            entities.entity_id,
            observed.period_end < phases.starts_on
        order by observed.period_end desc, observed.period_type = definitions.period_type desc, observed.period_id desc
    ) = 1
),

phase_measures as (
    select
        entities.*,
        latest.value,
        latest.numerator,
        latest.denominator,
        coalesce(latest.coverage, 0) as coverage,
        latest.period_id,
        latest.period_end,
        not latest.is_final as provisional,
        earlier.value as baseline,
        earlier.denominator as baseline_denominator,
        earlier.period_id as baseline_period_id,
    from intermediate.phase_entities as entities
    left join candidates as latest
        on
            entities.plan_id = latest.plan_id
            and entities.phase_id = latest.phase_id
            and entities.indicator_id = latest.indicator_id
            and entities.part = latest.part
            and entities.stage = latest.stage
            and entities.entity_type = latest.entity_type
            and entities.entity_id = latest.entity_id
            and not latest.is_before
    left join candidates as earlier
        on
            entities.plan_id = earlier.plan_id
            and entities.phase_id = earlier.phase_id
            and entities.indicator_id = earlier.indicator_id
            and entities.part = earlier.part
            and entities.stage = earlier.stage
            and entities.entity_type = earlier.entity_type
            and entities.entity_id = earlier.entity_id
            and earlier.is_before
)

select * from phase_measures
