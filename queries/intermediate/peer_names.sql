-- One row per place of the lines, school year, stage and group: its name and level in words.
with size_words as (
    select * from (
        values
        (1, 1, '', ''),
        (2, 1, '较小规模', 'smaller'),
        (2, 2, '较大规模', 'larger'),
        (3, 1, '较小规模', 'small'),
        (3, 2, '中等规模', 'middle-sized'),
        (3, 3, '较大规模', 'large'),
        (4, 1, '小规模', 'small'),
        (4, 2, '中小规模', 'middle to small'),
        (4, 3, '中大规模', 'middle to large'),
        (4, 4, '大规模', 'large')
    ) as size_words (sizes_n, size_class, zh, en)
),

location_words as (
    select * from (values ('seat', '县城', 'County seat'), ('township', '乡镇', 'Townships')) as location_words (
        location_class, zh, en
    )
),

parts as (
    select distinct
        levels.scenario,
        levels.school_year,
        levels.stage,
        joined.peer_group_id,
        levels.location_class,
        levels.sizes_n,
        levels.size_class,
    from intermediate.peer_levels as levels
    inner join intermediate.peer_merges as joined using (scenario, school_year, stage, cell)
),

places as (
    select
        parts.scenario,
        parts.school_year,
        parts.stage,
        parts.peer_group_id,
        parts.location_class,
        any_value(locations.zh) || string_agg(
            coalesce(sizes.zh, '第' || parts.size_class || '档规模'), '、' order by parts.size_class
        ) as zh,
        any_value(locations.en) || string_agg(
            coalesce(' ' || nullif(sizes.en, ''), if(sizes.en = '', '', ' size ' || parts.size_class)), ','
            order by parts.size_class
        ) as en,
    from parts
    inner join location_words as locations on parts.location_class = locations.location_class
    left join size_words as sizes on parts.sizes_n = sizes.sizes_n and parts.size_class = sizes.size_class
    group by parts.scenario, parts.school_year, parts.stage, parts.peer_group_id, parts.location_class
),

placed as (
    select
        scenario,
        school_year,
        stage,
        peer_group_id,
        string_agg(zh, '和' order by location_class) as zh,
        string_agg(en, ' and ' order by location_class) as en,
    from places
    group by scenario, school_year, stage, peer_group_id
),

levelled as (
    select
        levels.scenario,
        levels.school_year,
        levels.stage,
        joined.peer_group_id,
        case
            when bool_or(levels.level_class = 'all') then 'all'
            when bool_or(levels.level_class = 'upper') and bool_or(levels.level_class = 'lower') then 'all'
            when bool_or(levels.level_class = 'upper') then 'upper'
            when bool_or(levels.level_class = 'lower') then 'lower'
            else 'new'
        end as group_level,
    from intermediate.peer_levels as levels
    inner join intermediate.peer_merges as joined using (scenario, school_year, stage, cell)
    group by levels.scenario, levels.school_year, levels.stage, joined.peer_group_id
),

peer_names as (
    select
        placed.* exclude (zh, en),
        levelled.group_level,
        placed.zh || case levelled.group_level
            when 'upper' then ' · 水平较高'
            when 'lower' then ' · 水平较低'
            when 'new' then ' · 无往年成绩'
            else ''
        end as group_name_zh,
        placed.en || case levelled.group_level
            when 'upper' then ' · upper half'
            when 'lower' then ' · lower half'
            when 'new' then ' · without earlier results'
            else ''
        end as group_name_en,
    from placed
    inner join levelled using (scenario, school_year, stage, peer_group_id)
)

select * from peer_names
