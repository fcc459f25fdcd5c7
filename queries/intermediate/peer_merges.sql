-- One row per place of the lines, school year, stage and cell of size and level: the group it is in once small groups are joined.
with recursive cells as (
    select
        scenario,
        school_year,
        stage,
        location_class,
        size_class,
        cell,
        cast(count(*) as integer) as school_n,
        sum(roster_n) as roster_sum,
    from intermediate.peer_levels
    group by scenario, school_year, stage, location_class, size_class, cell
),

-- the smallest group is joined first, of two alike the one with the lower code
joining as (
    select
        cells.scenario,
        cells.school_year,
        cells.stage,
        0 as step,
        any_value(rules.peer_least_schools) as least_n,
        list_sort(
            list(
                {
                    'school_n': cells.school_n,
                    'code': cells.cell,
                    'cells': [cells.cell],
                    'locations': [cells.location_class],
                    'sizes': [concat_ws('-', cells.location_class, cells.size_class)],
                    'roster_sum': cells.roster_sum
                }
            )
        ) as peers,
    from cells
    cross join plan.rules as rules
    group by cells.scenario, cells.school_year, cells.stage
    union all
    select
        scenario,
        school_year,
        stage,
        step + 1 as step,
        least_n,
        list_sort(
            list_append(
                list_filter(others, lambda peer: peer.code <> nearest.code),
                {
                    'school_n': small.school_n + nearest.school_n,
                    'code': array_to_string(list_sort(list_concat(small.cells, nearest.cells)), '_'),
                    'cells': list_concat(small.cells, nearest.cells),
                    'locations': list_concat(small.locations, nearest.locations),
                    'sizes': list_concat(small.sizes, nearest.sizes),
                    'roster_sum': small.roster_sum + nearest.roster_sum
                }
            )
        ) as peers,
    from (
        select
            *,
            list_filter(others, lambda peer: peer.code = nearest_code)[1] as nearest,
        from (
            select
                *,
                -- in the same location, of the same size, then by the mean size
                list_sort(
                    list_transform(
                        others,
                        lambda peer: {
                            'is_elsewhere': not list_has_any(peer.locations, small.locations),
                            'is_other_size': not list_has_any(peer.sizes, small.sizes),
                            'distance': round(
                                abs(peer.roster_sum / peer.school_n - small.roster_sum / small.school_n), 9
                            ),
                            'code': peer.code
                        }
                    )
                )[1].code as nearest_code,
            from (
                select
                    *,
                    peers[1] as small,
                    peers[2:] as others,
                from joining
                where peers[1].school_n < least_n and len(peers) > 1
            ) as smallest
        ) as compared
    ) as next_step
),

joined as (
    select
        scenario,
        school_year,
        stage,
        unnest(arg_max(peers, step)) as peer,
    from joining
    group by scenario, school_year, stage
),

peer_merges as (
    select
        scenario,
        school_year,
        stage,
        unnest(peer.cells) as cell,
        peer.code as peer_group_id,
        peer.school_n as group_n,
    from joined
)

select * from peer_merges
