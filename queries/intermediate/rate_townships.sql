-- One row per test, township, subject and rate: what its schools and the hidden rates of the other townships leave open.
with school_groups as (
    select
        test_id,
        subject,
        rate,
        parent_code,
        any_value(banded_n) as banded_n,
        any_value(below) as below,
        any_value(above) as above,
        least(any_value(below), any_value(above)) > 0 or bool_or(is_mender) as can_move,
    from intermediate.rate_schools
    group by test_id, subject, rate, parent_code
),

townships as (
    select
        cells.* exclude (state),
        groups.banded_n > 0 as has_banded,
        -- bands that fit one sum alone are told by it whichever school goes blank, so the sum goes; nobody or all tells anyway
        if(
            cells.state = 'shown'
            and has_banded
            and not groups.can_move
            and cells.told_n between 1 and cells.whole_n - 1,
            'complementary',
            cells.state
        ) as own_state,
        case
            when own_state = 'shown' then if(groups.can_move, cells.told_n, 0)
            else least(cells.room_below, groups.below)
        end as reach_below,
        case
            when own_state = 'shown' then if(groups.can_move, cells.whole_n - cells.told_n, 0)
            else least(cells.room_above, groups.above)
        end as reach_above,
    from intermediate.rate_cells as cells
    left join school_groups as groups
        on
            cells.test_id = groups.test_id
            and cells.subject = groups.subject
            and cells.rate = groups.rate
            and cells.unit_code = groups.parent_code
    where cells.unit_type = 'township'
),

beside_siblings as (
    select
        *,
        count(*) filter (where own_state in ('banded', 'complementary') or (own_state = 'suppressed' and has_banded))
            over siblings as protected_n,
        count(*) filter (where own_state <> 'shown' and whole_n > 0) over siblings as unknown_n,
        coalesce(sum(reach_below) filter (where own_state <> 'shown') over siblings, 0) as below,
        coalesce(sum(reach_above) filter (where own_state <> 'shown') over siblings, 0) as above,
        least(below + reach_below, above + reach_above) > 0 as leaves_room,
        own_state = 'shown' and whole_n > 0 as is_open,
    from townships
    window siblings as (partition by test_id, subject, rate)
),

rate_townships as (
    select
        * exclude (own_state, is_open, leaves_room),
        own_state as state,
        is_open and leaves_room as is_mender,
        is_open and row_number() over (
            partition by test_id, subject, rate, is_open
            order by leaves_room desc, whole_n, unit_code
        ) = 1 as is_next,
    from beside_siblings
)

select * from rate_townships
