-- One row per place of the lines, school year, stage and school: the group that the two exams before the year give it.
with peer_variants as (
    select
        levels.scenario,
        levels.is_moved,
        levels.school_year,
        levels.stage,
        levels.school_code,
        levels.location_class,
        levels.size_class,
        case
            when levels.level_z is null then 'new'
            when names.group_level = 'all' then 'all'
            else levels.level_class
        end as level_class,
        levels.roster_n,
        levels.level_z,
        joined.peer_group_id,
        names.group_name_zh,
        names.group_name_en,
    from intermediate.peer_levels as levels
    inner join intermediate.peer_merges as joined
        on
            levels.scenario = joined.scenario
            and levels.school_year = joined.school_year
            and levels.stage = joined.stage
            and levels.cell = joined.cell
    inner join intermediate.peer_names as names
        on
            joined.scenario = names.scenario
            and joined.school_year = names.school_year
            and joined.stage = names.stage
            and joined.peer_group_id = names.peer_group_id
)

select * from peer_variants
