-- One row per frame of a school in a test: the places it might as well have in its township and in its peer group.
with shown as (
    select
        results.*,
        peers.peer_group_id,
    from marts.shown_results as results
    inner join marts.tests as tests on results.test_id = tests.test_id
    left join marts.peer_groups as peers
        on
            tests.school_year = peers.school_year
            and tests.stage = peers.stage
            and results.unit_code = peers.school_code
    where
        results.test_id = $test_id
        and results.unit_type = 'school'
        and results.subject = 'total'
),

-- a fellow counts as better or weaker only where its range and the school's own do not overlap; who is hidden to protect
-- another school keeps its official place
township_fellows as (
    select
        'township' as frame,
        own.rank_low is not null as is_known,
        fellows.rank_high < own.rank_low as is_better,
        fellows.rank_low > own.rank_high as is_weaker,
    from shown as own
    inner join shown as fellows on own.township_code = fellows.township_code
    where own.unit_code = $school and own.place is not null and fellows.place is not null
),

group_fellows as (
    select
        'peers' as frame,
        own.diff_low is not null as is_known,
        fellows.diff_low > own.diff_high as is_better,
        fellows.diff_high < own.diff_low as is_weaker,
    from shown as own
    inner join shown as fellows on own.peer_group_id = fellows.peer_group_id
    where own.unit_code = $school and own.cell_state = 'ok' and fellows.cell_state = 'ok'
),

fellows as (
    select * from township_fellows
    union all
    select * from group_fellows
),

school_frames as (
    select
        frame,
        count(*) as fellows_n,
        1 + count(*) filter (where is_better) as place_low,
        count(*) - count(*) filter (where is_weaker) as place_high,
    from fellows
    where is_known
    group by frame
)

select * from school_frames
order by frame
