-- One row per school of a test: its place in its peer group and its distance from the group's median.
with members as (
    select
        shown.*,
        peers.* exclude (school_year, stage, school_code, group_n),
        peers.group_n as members_n,
    from marts.shown_results as shown
    inner join marts.tests as tests on shown.test_id = tests.test_id
    left join marts.peer_groups as peers
        on
            tests.school_year = peers.school_year
            and tests.stage = peers.stage
            and shown.unit_code = peers.school_code
    where shown.test_id = $test_id and shown.subject = $subject and shown.unit_type = 'school'
),

-- what is hidden counts neither in a place nor in a median
compared as (
    select
        *,
        if(
            cell_state = 'ok' and mean_score is not null,
            rank() over (
                partition by peer_group_id, cell_state = 'ok' and mean_score is not null
                order by round(mean_index, 9) desc
            ),
            null
        ) as place_in_group,
        count(mean_score) filter (where cell_state = 'ok') over (partition by peer_group_id) as placed_n,
        median(mean_score) over (partition by peer_group_id) as median_mean,
        median(z_mean) over (partition by peer_group_id) as median_z,
    from members
),

peer_places as (
    select
        unit_code as school_code,
        unit_name as school_name,
        township_code,
        township_name,
        peer_group_id,
        group_name_zh,
        group_name_en,
        if(manual, 'manual', source) as group_source,
        manual,
        reason,
        decided_by_role,
        decided_on,
        members_n,
        if(peer_group_id is null and cell_state = 'ok', 'not_applicable', cell_state) as cell_state,
        if(peer_group_id is null, null, place_in_group) as place,
        if(peer_group_id is null, null, placed_n) as group_n,
        place as county_place,
        ranked_n as county_n,
        eligible_n,
        unstable,
        mean_score as mean,
        if(peer_group_id is null, null, median_mean) as median,
        mean - median as distance,
        distance - (diff - diff_low) as distance_low,
        distance + (diff_high - diff) as distance_high,
        z_mean as z,
        if(peer_group_id is null, null, median_z) as z_median,
        z - z_median as z_distance,
        z_distance - (z_mean - z_low) as z_distance_low,
        z_distance + (z_high - z_mean) as z_distance_high,
    from compared
    where $township = '' or township_code = $township
)

select * from peer_places
order by peer_group_id nulls last, place nulls last, school_code
