-- One row per indicator, part, entity, stage, period and source: the observation that counts.
with replaced as (
    select distinct earlier.obs_id
    from raw.observations as earlier
    inner join raw.observations as later
        on
            earlier.obs_id = later.supersedes_id
            and (later.obs_id is null or later.obs_id <> earlier.obs_id)
    where
        later.status in ('final', 'withdrawn')
        or (later.status = 'verified' and earlier.status = 'verified')
),

-- A record may come again under its own number with a new status: what was last said of it, a draft aside, holds.
taken_back as (
    select obs_id
    from raw.observations
    where obs_id is not null and status in ('final', 'verified', 'withdrawn')
    group by obs_id
    having arg_max(status, struct_pack(
        at := coalesce(recorded_at, timestamp '0001-01-01'), is_last := status = 'withdrawn'
    )) = 'withdrawn'
),

gone as (
    select obs_id from replaced
    union all
    select obs_id from taken_back
),

observations as (
    select * exclude (filename)
    from raw.observations as observations
    where
        observations.status in ('final', 'verified')
        and (observations.obs_id is null or observations.obs_id not in (select obs_id from gone))
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
