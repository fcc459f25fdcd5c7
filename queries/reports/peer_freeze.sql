-- One row per school that the exams before a school year give a peer group: what freezing that year writes down.
with peer_freeze as (
    select
        school_year,
        school_code,
        stage,
        peer_group_id,
        group_name_zh as name,
        group_name_en as name_en,
        location_class,
        size_class,
        level_class,
        roster_n,
        level_z,
        method_version,
    from marts.peer_groups
    where school_year = $school_year and source = 'computed' and ($stage = '' or stage = $stage)
)

select * from peer_freeze
order by stage, peer_group_id, school_code
