-- One row per indicator, part, entity, stage, period and source: the observation that counts.
with corrected as (
    select distinct earlier.obs_id
    from raw.observations as earlier
    inner join raw.observations as correction on earlier.obs_id = correction.supersedes_id
    where correction.status = 'final' or (correction.status = 'verified' and earlier.status = 'verified')
),

observations as (
    select * exclude (filename)
    from raw.observations as observations
    where
        observations.status in ('final', 'verified')
        and (observations.obs_id is null or observations.obs_id not in (select obs_id from corrected))
    qualify row_number() over (
        partition by
            observations.indicator_id,
            observations.part,
            observations.entity_type,
            observations.entity_id,
            observations.stage,
            observations.period_id,
            observations.source
        order by observations.status = 'final' desc, observations.recorded_at desc, observations.obs_id desc
    ) = 1
)

select * from observations
