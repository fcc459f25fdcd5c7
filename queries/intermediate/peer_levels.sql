-- One row per place of the lines, school year, stage and school: the cell of size and level, before small groups are joined.
with levelled as (
    select
        sizes.*,
        count(*) over size_group >= rules.peer_split_from as is_split,
        round(median(sizes.level_z) over size_group, 9) as level_line,
        case
            when not is_split then 'all'
            when sizes.level_z is null then 'new'
            when sizes.level_z >= level_line then 'upper'
            else 'lower'
        end as level_class,
    from intermediate.peer_sizes as sizes
    cross join plan.rules as rules
    window
        size_group as (
            partition by sizes.scenario, sizes.school_year, sizes.stage, sizes.location_class, sizes.size_class
        )
),

moves as (
    select
        school_year,
        stage,
        location_class,
        size_class,
        level_class,
        if(level_class = 'upper', min(level_z), max(level_z)) as moved_level,
        if(level_class = 'upper', 'lower', 'upper') as to_class,
        concat_ws('-', 'level', location_class, size_class, to_class) as scenario,
    from levelled
    where scenario = 'base' and level_class in ('upper', 'lower')
    group by school_year, stage, location_class, size_class, level_class
),

moved as (
    select
        moves.scenario,
        moves.to_class,
        levelled.* exclude (scenario, is_moved),
        coalesce(
            levelled.location_class = moves.location_class
            and levelled.size_class = moves.size_class
            and levelled.level_class = moves.level_class
            and levelled.level_z = moves.moved_level, false
        ) as is_moved,
    from levelled
    inner join moves on levelled.school_year = moves.school_year and levelled.stage = moves.stage
    where levelled.scenario = 'base'
),

both_lines as (
    select * from levelled
    union all by name
    select
        * exclude (to_class, level_class),
        if(is_moved, to_class, level_class) as level_class,
    from moved
),

peer_levels as (
    select
        * exclude (is_split),
        concat_ws('-', stage, location_class, size_class, level_class) as cell,
    from both_lines
)

select * from peer_levels
