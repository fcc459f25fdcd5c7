-- One row per test, unit, subject and rate: shown, banded, complementary (blanked beside a band) or suppressed with its whole cell.
with county as (
    select
        test_id,
        unit_type,
        unit_code,
        subject,
        rate,
        state,
        at_least,
        at_most,
    from intermediate.rate_cells
    where unit_type = 'county'
),

-- a sum that is shown needs two unknown parts, one that is hidden is a part itself; the county's top N is known to everybody
townships as (
    select
        cells.* exclude (state),
        if(coalesce(county.state, 'shown') = 'shown', 2, 1) as unknown_needed,
        if(
            cells.is_next
            and cells.protected_n > 0
            and (cells.unknown_n < unknown_needed or (least(cells.below, cells.above) = 0 and cells.is_mender)),
            'complementary',
            cells.state
        ) as state,
    from intermediate.rate_townships as cells
    left join county on cells.test_id = county.test_id and cells.subject = county.subject and cells.rate = county.rate
),

-- a township blanked beside a band must not come back as the sum of its schools
schools as (
    select
        cells.* exclude (state),
        coalesce(townships.state, 'shown') as township_state,
        if(township_state = 'shown', 2, 1) as unknown_needed,
        if(
            cells.is_next
            and (cells.banded_n > 0 or township_state = 'complementary')
            and (cells.unknown_n < unknown_needed or (least(cells.below, cells.above) = 0 and cells.is_mender)),
            'complementary',
            cells.state
        ) as state,
    from intermediate.rate_schools as cells
    left join townships
        on
            cells.test_id = townships.test_id
            and cells.subject = townships.subject
            and cells.rate = townships.rate
            and cells.parent_code = townships.unit_code
),

hidden_rates as (
    select * from county
    union all
    select
        test_id,
        unit_type,
        unit_code,
        subject,
        rate,
        state,
        at_least,
        at_most,
    from schools
    union all
    select
        test_id,
        unit_type,
        unit_code,
        subject,
        rate,
        state,
        at_least,
        at_most,
    from townships
)

select * from hidden_rates
