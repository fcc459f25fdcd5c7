-- One row per place of the size lines, school year, stage and school: the lines as they are ('base'), or one moved by a step.
with counted as (
    select
        schools.*,
        count(*) over (partition by school_year, stage, location_class) as school_n,
        rank() over (partition by school_year, stage, location_class order by roster_n) as size_rank,
        least(
            greatest(round(school_n / rules.peer_schools_per_group), 1), rules.peer_most_sizes
        ) as sizes_n,
    from intermediate.peer_schools as schools
    cross join plan.rules as rules
),

-- schools of one size are never parted: they share the class of the first of them
classed as (
    select
        * exclude (school_n, size_rank, sizes_n),
        cast(sizes_n as integer) as sizes_n,
        1 + cast(floor((size_rank - 1) * sizes_n / school_n) as integer) as size_class,
    from counted
),

edges as (
    select
        school_year,
        stage,
        location_class,
        size_class,
        min(roster_n) as smallest,
        max(roster_n) as largest,
    from classed
    group by school_year, stage, location_class, size_class
),

-- one line may lie between classes that are not neighbours by number, where ties leave a class empty
moves as (
    select
        *,
        lead(size_class) over (partition by school_year, stage, location_class order by size_class) as to_class,
        largest as moved_size,
    from edges
    union all
    select
        *,
        lag(size_class) over (partition by school_year, stage, location_class order by size_class) as to_class,
        smallest as moved_size,
    from edges
),

scenarios as (
    select
        school_year,
        stage,
        'base' as scenario,
        cast(null as varchar) as location_class,
        cast(null as double) as moved_size,
        cast(null as integer) as from_class,
        cast(null as integer) as to_class,
    from classed
    group by school_year, stage
    union all
    select
        school_year,
        stage,
        concat_ws('-', 'size', location_class, size_class, to_class) as scenario,
        location_class,
        moved_size,
        size_class as from_class,
        to_class,
    from moves
    where to_class is not null
),

peer_sizes as (
    select
        scenarios.scenario,
        coalesce(
            classed.location_class = scenarios.location_class
            and classed.size_class = scenarios.from_class
            and classed.roster_n = scenarios.moved_size, false
        ) as is_moved,
        classed.* exclude (size_class),
        if(is_moved, scenarios.to_class, classed.size_class) as size_class,
    from classed
    inner join scenarios on classed.school_year = scenarios.school_year and classed.stage = scenarios.stage
)

select * from peer_sizes
