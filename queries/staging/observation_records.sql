-- One row per record of an observation, drafts and withdrawn ones too, and whether a later record names it.
with named as (
    select distinct supersedes_id as obs_id
    from raw.observations
    where supersedes_id is not null and status in ('final', 'verified', 'withdrawn')
),

observation_records as (
    select
        records.* exclude (filename),
        named.obs_id is not null as is_superseded,
    from raw.observations as records
    left join named on records.obs_id = named.obs_id
)

select * from observation_records
