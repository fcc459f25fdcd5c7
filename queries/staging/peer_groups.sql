-- One row per school year, stage and school whose peer group is frozen: the newest change by hand, else the frozen group.
with peer_groups as (
    select * exclude (filename)
    from raw.peer_groups
    qualify row_number() over (
        partition by school_year, stage, school_code
        order by kind = 'manual' desc, recorded_at desc nulls last, peer_group_id
    ) = 1
)

select * from peer_groups
