-- One row per school or township of a test: its place in force and as tried; none for a unit below the smallest cell.
with paired as (
    select
        units.unit_type,
        units.unit_code,
        shown.unit_name,
        shown.township_name,
        shown.eligible_n,
        units.is_small or tried_units.is_small as is_small,
        units.rank_state,
        units.final_rank,
        units.ranked_n,
        units.rank_mean,
        units.rank_count,
        units.rank_rate,
        units.rank_sum,
        units.bottom3,
        tried_units.rank_state as tried_state,
        tried_units.final_rank as tried_rank,
        tried_units.ranked_n as tried_n,
        tried_units.rank_mean as tried_mean,
        tried_units.rank_count as tried_count,
        tried_units.rank_rate as tried_rate,
        tried_units.rank_sum as tried_sum,
        tried_units.bottom3 as tried_bottom3,
    from marts.shown_places as units
    inner join what_if.shown_places as tried_units
        on
            units.test_id = tried_units.test_id
            and units.unit_type = tried_units.unit_type
            and units.unit_code = tried_units.unit_code
    inner join marts.shown_results as shown
        on
            units.test_id = shown.test_id
            and units.unit_type = shown.unit_type
            and units.unit_code = shown.unit_code
            and shown.subject = 'total'
    where units.test_id = $test_id and units.unit_type = $unit_type and units.rank_state <> 'not_a_unit'
),

what_if_places as (
    select
        unit_code,
        unit_name,
        township_name,
        eligible_n,
        case
            when is_small or eligible_n is null then 'suppressed'
            when final_rank is null and tried_rank is null then 'not_ranked'
            else 'ok'
        end as cell_state,
        if(is_small, null, final_rank) as final_rank,
        if(is_small, null, tried_rank) as tried_rank,
        if(is_small, null, final_rank - tried_rank) as moved,
        if(is_small, null, rank_sum) as rank_sum,
        if(is_small, null, tried_sum) as tried_sum,
        if(is_small, null, rank_mean) as rank_mean,
        if(is_small, null, tried_mean) as tried_mean,
        if(is_small, null, rank_count) as rank_count,
        if(is_small, null, tried_count) as tried_count,
        if(is_small, null, rank_rate) as rank_rate,
        if(is_small, null, tried_rate) as tried_rate,
        if(is_small, null, bottom3) as bottom3,
        if(is_small, null, tried_bottom3) as tried_bottom3,
    from paired
)

select * from what_if_places
order by
    (final_rank is null) <> (tried_rank is null) desc,
    abs(moved) desc nulls last,
    coalesce(tried_rank, final_rank) nulls last,
    unit_code
