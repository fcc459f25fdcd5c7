-- One row per file with a correction of an observation that is not there, or of itself.
with findings as (
    select
        later.filename as file,
        count(*) as rows_n,
        min(concat('obs_id=', later.obs_id, ', supersedes_id=', later.supersedes_id), 3) as samples,
    from raw.observations as later
    left join (select distinct obs_id from raw.observations) as earlier on later.supersedes_id = earlier.obs_id
    where later.supersedes_id is not null and (earlier.obs_id is null or later.supersedes_id = later.obs_id)
    group by later.filename
)

select * from findings
