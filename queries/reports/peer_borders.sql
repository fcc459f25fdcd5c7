-- One row per school of a test at a line of size or level: its place in its group, and in the one it would have if the line moved.
with shown as (
    select
        shown.*,
        tests.school_year,
        tests.stage,
        -- what is hidden or not ranked counts in no place
        if(shown.cell_state = 'ok', round(shown.mean_index, 9), null) as placed_by,
    from marts.shown_results as shown
    inner join marts.tests as tests on shown.test_id = tests.test_id
    where shown.test_id = $test_id and shown.subject = $subject and shown.unit_type = 'school'
),

others as (
    select
        borders.scenario,
        borders.school_code,
        any_value(borders.line) as line,
        any_value(borders.side) as side,
        any_value(borders.peer_group_id) as peer_group_id,
        any_value(borders.other_group_id) as other_group_id,
        any_value(borders.other_name_zh) as other_name_zh,
        any_value(borders.other_name_en) as other_name_en,
        any_value(own.placed_by) as own_placed_by,
        count(members.placed_by) as other_n,
        1 + count(*) filter (where members.placed_by > own.placed_by) as other_place,
        median(members.mean_score) as other_median,
    from marts.peer_borders as borders
    inner join shown as own
        on
            borders.school_year = own.school_year
            and borders.stage = own.stage
            and borders.school_code = own.unit_code
    left join shown as members on borders.member_code = members.unit_code
    group by borders.scenario, borders.school_code
),

places as (
    select
        groups.school_code,
        any_value(groups.group_name_zh) as group_name_zh,
        any_value(groups.group_name_en) as group_name_en,
        any_value(own.unit_name) as school_name,
        any_value(own.township_code) as township_code,
        any_value(own.township_name) as township_name,
        any_value(own.cell_state) as cell_state,
        any_value(own.eligible_n) as eligible_n,
        any_value(own.mean_score) as mean,
        count(members.placed_by) as group_n,
        1 + count(*) filter (where members.placed_by > own.placed_by) as place,
        median(members.mean_score) as median,
    from shown as own
    inner join marts.peer_groups as groups
        on
            own.school_year = groups.school_year
            and own.stage = groups.stage
            and own.unit_code = groups.school_code
    inner join marts.peer_groups as fellows
        on
            groups.school_year = fellows.school_year
            and groups.stage = fellows.stage
            and groups.peer_group_id = fellows.peer_group_id
    left join shown as members on fellows.school_code = members.unit_code
    group by groups.school_code
),

peer_borders as (
    select
        others.school_code,
        places.school_name,
        places.township_code,
        places.township_name,
        others.line,
        others.side,
        others.peer_group_id,
        places.group_name_zh,
        places.group_name_en,
        places.cell_state,
        places.eligible_n,
        if(others.own_placed_by is null, null, places.place) as place,
        places.group_n,
        places.mean - places.median as distance,
        others.other_group_id,
        others.other_name_zh,
        others.other_name_en,
        if(others.own_placed_by is null, null, others.other_place) as other_place,
        others.other_n,
        places.mean - others.other_median as other_distance,
        others.other_group_id <> others.peer_group_id as changes_group,
    from others
    inner join places on others.school_code = places.school_code
    where $township = '' or places.township_code = $township
)

select * from peer_borders
order by line desc, peer_group_id, other_group_id, school_code
