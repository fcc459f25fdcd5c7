-- One row per school at a line of size or level, side on which it would be if the line moved by a step, and school of the group it would have there.
with base as (
    select *
    from intermediate.peer_variants
    where scenario = 'base'
),

-- a frozen year whose groups the exams of today would no longer give has no line that could be moved
changed as (
    select distinct
        groups.school_year,
        groups.stage,
    from marts.peer_groups as groups
    left join base
        on
            groups.school_year = base.school_year
            and groups.stage = base.stage
            and groups.school_code = base.school_code
    where not groups.manual and groups.peer_group_id is distinct from base.peer_group_id
),

moved as (
    select
        variants.scenario,
        variants.school_year,
        variants.stage,
        variants.school_code,
        split_part(variants.scenario, '-', 1) as line,
        case
            when line = 'level' then variants.level_class
            when variants.size_class > base.size_class then 'larger'
            else 'smaller'
        end as side,
        groups.peer_group_id,
        variants.peer_group_id as other_group_id,
        variants.group_name_zh as other_name_zh,
        variants.group_name_en as other_name_en,
    from intermediate.peer_variants as variants
    inner join base
        on
            variants.school_year = base.school_year
            and variants.stage = base.stage
            and variants.school_code = base.school_code
    inner join marts.peer_groups as groups
        on
            variants.school_year = groups.school_year
            and variants.stage = groups.stage
            and variants.school_code = groups.school_code
    anti join changed
        on variants.school_year = changed.school_year and variants.stage = changed.stage
    where variants.is_moved and not groups.manual
),

-- who was moved by hand stays where the hand put it
members as (
    select
        variants.scenario,
        variants.school_year,
        variants.stage,
        variants.school_code,
        if(groups.manual, groups.peer_group_id, variants.peer_group_id) as peer_group_id,
    from intermediate.peer_variants as variants
    inner join marts.peer_groups as groups
        on
            variants.school_year = groups.school_year
            and variants.stage = groups.stage
            and variants.school_code = groups.school_code
    where variants.scenario <> 'base'
),

peer_borders as (
    select
        moved.*,
        members.school_code as member_code,
    from moved
    inner join members
        on
            moved.scenario = members.scenario
            and moved.school_year = members.school_year
            and moved.stage = members.stage
            and moved.other_group_id = members.peer_group_id
)

select * from peer_borders
