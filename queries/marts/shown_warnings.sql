-- One row per rule, unit and occasion as it may be shown: the mark stays, the place of a unit too small to be shown goes.
with shown_warnings as (
    select
        warnings.* exclude (evidence, eligible_n, place, ranked_n, tied_n, rank_low, rank_high, p_bottom3, strength),
        warnings.place is not null and coalesce(places.is_small, false) as is_place_hidden,
        if(is_place_hidden, null, warnings.place) as place,
        if(is_place_hidden, null, warnings.ranked_n) as ranked_n,
        if(is_place_hidden, null, warnings.tied_n) as tied_n,
        if(is_place_hidden, null, warnings.rank_low) as rank_low,
        if(is_place_hidden, null, warnings.rank_high) as rank_high,
        if(is_place_hidden, null, warnings.p_bottom3) as p_bottom3,
        if(is_place_hidden, null, warnings.strength) as strength,
    from marts.warnings as warnings
    left join marts.shown_places as places
        on
            warnings.test_id = places.test_id
            and warnings.unit_type = places.unit_type
            and warnings.unit_code = places.unit_code
)

select * from shown_warnings
