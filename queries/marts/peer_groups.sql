-- One row per school year, stage and school: its peer group, as frozen, or as the two exams before the year give it.
with frozen_years as (
    select distinct
        school_year,
        stage,
    from staging.peer_groups
    where kind = 'frozen'
),

frozen_names as (
    select
        school_year,
        stage,
        peer_group_id,
        max(name) as group_name_zh,
        max(name_en) as group_name_en,
    from staging.peer_groups
    group by school_year, stage, peer_group_id
),

frozen as (
    select
        kept.school_year,
        kept.stage,
        kept.school_code,
        kept.peer_group_id,
        coalesce(names.group_name_zh, kept.peer_group_id) as group_name_zh,
        coalesce(names.group_name_en, names.group_name_zh, kept.peer_group_id) as group_name_en,
        kept.location_class,
        kept.size_class,
        kept.level_class,
        kept.roster_n,
        kept.level_z,
        'frozen' as source,
        kept.kind = 'manual' as manual,
        kept.reason,
        kept.decided_by_role,
        kept.decided_on,
        kept.method_version,
    from staging.peer_groups as kept
    inner join frozen_names as names
        on
            kept.school_year = names.school_year
            and kept.stage = names.stage
            and kept.peer_group_id = names.peer_group_id
),

computed as (
    select
        variants.* exclude (scenario, is_moved),
        'computed' as source,
        false as manual,
        cast(null as varchar) as reason,
        cast(null as varchar) as decided_by_role,
        cast(null as date) as decided_on,
        'size-level-1' as method_version,
    from intermediate.peer_variants as variants
    anti join frozen_years
        on variants.school_year = frozen_years.school_year and variants.stage = frozen_years.stage
    where variants.scenario = 'base'
),

both_sources as (
    select * from frozen
    union all by name
    select * from computed
),

peer_groups as (
    select
        *,
        count(*) over (partition by school_year, stage, peer_group_id) as group_n,
    from both_sources
)

select * from peer_groups
