-- One row per record of an observation: what was reported of which unit, when, and whether it counts.
with owners as (
    select
        records.entity_type,
        records.entity_id,
        schools.school_code,
    from (
        select distinct
            entity_type,
            entity_id,
        from staging.observation_records
        where entity_type not in ('county', 'township')
    ) as records
    inner join (select distinct school_code from staging.schools) as schools
        on records.entity_id = schools.school_code or starts_with(records.entity_id, schools.school_code || '-')
    qualify row_number() over (
        partition by records.entity_type, records.entity_id order by length(schools.school_code) desc
    ) = 1
),

homes as (
    select
        school_code,
        arg_max(township_code, valid_from) as township_code,
    from staging.schools
    group by school_code
),

observations as (
    select
        records.obs_id,
        records.indicator_id,
        coalesce(records.part, '') as part,
        records.stage,
        records.entity_type,
        if(records.entity_type = 'county', 'county', records.entity_id) as entity_id,
        owners.school_code,
        if(records.entity_type = 'township', records.entity_id, homes.township_code) as township_code,
        records.period_type,
        records.period_id,
        coalesce(dated.period_end, records.period_end) as period_end,
        records.value,
        records.numerator,
        records.denominator,
        records.unit,
        records.source,
        records.status,
        records.recorded_at,
        records.source_doc,
        records.sample_n,
        records.population_n,
        records.supersedes_id,
        records.is_superseded,
        dated.indicator_id is not null as is_counted,
    from staging.observation_records as records
    left join owners on records.entity_type = owners.entity_type and records.entity_id = owners.entity_id
    left join homes on owners.school_code = homes.school_code
    left join intermediate.dated_observations as dated
        on
            records.indicator_id = dated.indicator_id
            and coalesce(records.part, '') = dated.part
            and records.entity_type = dated.entity_type
            and if(records.entity_type = 'county', 'county', records.entity_id) = dated.entity_id
            and records.stage = dated.stage
            and records.period_id = dated.period_id
            and records.source = dated.source
            and records.status = dated.status
            and records.recorded_at is not distinct from dated.recorded_at
            and records.obs_id is not distinct from dated.obs_id
)

select * from observations
