-- One row per test, unit in the last places, number of places and lever: the change that suffices as it may be shown.
with margins as (
    select
        margins.*,
        places.cell_state,
        margins.lever = 'absence' as is_absence,
        -- absences that may be struck are a part of those who stayed away
        is_absence and coalesce(hidden.state = 'complementary', false) as is_protecting,
        rules.rate_min_count as least_count,
        case margins.lever
            when 'count' then places.top1_n is not null
            when 'rate' then places.weighted_rate is not null
            else true
        end and places.cell_state = 'ok' and not is_protecting as is_own_shown,
        -- who may not see the neighbour's value may not see the distance to it either
        margins.neighbour is null or case margins.lever
            when 'count' then neighbours.top1_n is not null
            when 'rate' then neighbours.weighted_rate is not null
            else neighbours.cell_state = 'ok'
        end as is_neighbour_shown,
    from marts.warning_margins as margins
    cross join plan.rules as rules
    left join marts.shown_places as places
        on
            margins.test_id = places.test_id
            and margins.unit_type = places.unit_type
            and margins.unit_code = places.unit_code
    left join marts.hidden_rates as hidden
        on
            margins.test_id = hidden.test_id
            and margins.unit_type = hidden.unit_type
            and margins.unit_code = hidden.unit_code
            and hidden.subject = 'total'
            and hidden.rate = 'participation'
    left join marts.shown_places as neighbours
        on
            margins.test_id = neighbours.test_id
            and margins.unit_type = neighbours.unit_type
            and margins.neighbour = neighbours.unit_code
),

shown_margins as (
    select
        test_id,
        unit_type,
        unit_code,
        places,
        lever,
        measured_in,
        strict,
        reachable,
        if(is_own_shown and is_neighbour_shown and not is_absence, change, null) as change,
        if(is_own_shown and (available_n >= least_count or not is_absence), available_n, null) as available_n,
        if(is_own_shown and is_absence and needed >= least_count, needed, null) as needed_n,
        is_absence and available_n > 0 as is_disputed,
        cell_state,
    from margins
)

select * from shown_margins
