-- One row per test, school, subject and rate: what the hidden rates of its township leave open, and would if it went blank too.
with beside_siblings as (
    select
        *,
        count(*) filter (where state = 'banded') over siblings as banded_n,
        count(*) filter (where state <> 'shown' and whole_n > 0) over siblings as unknown_n,
        coalesce(sum(room_below) filter (where state <> 'shown') over siblings, 0) as below,
        coalesce(sum(room_above) filter (where state <> 'shown') over siblings, 0) as above,
        -- counts that all lie at one end are told by their sum: a sibling whose blank leaves room both ways goes first
        least(below + room_below, above + room_above) > 0 as leaves_room,
        least(below + told_n, above + whole_n - told_n) > 0 as leaves_any_room,
        state = 'shown' and whole_n > 0 as is_open,
    from intermediate.rate_cells
    where unit_type = 'school'
    window siblings as (partition by test_id, subject, rate, parent_code)
),

rate_schools as (
    select
        * exclude (is_open, leaves_room),
        is_open and leaves_any_room as is_mender,
        is_open and row_number() over (
            partition by test_id, subject, rate, parent_code, is_open
            order by leaves_room desc, leaves_any_room desc, whole_n, unit_code
        ) = 1 as is_next,
    from beside_siblings
)

select * from rate_schools
