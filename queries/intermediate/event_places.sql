-- One row per contest, stage and unit that took part: its place, and how many units stand level with it.
with contests as (
    select
        *,
        max(ranked_n) over contest as told_n,
        greatest(count(place) over contest, max(place) over contest) as least_n,
        count(place) over (partition by event_id, stage, unit_type, place) as tied_n,
        not bool_and(result_status = 'not_held') over contest as held,
        bool_and(result_status = 'final') over contest as final,
        bool_and(counts_for_last_place) over contest as counts_for_last,
    from staging.events
    window contest as (partition by event_id, stage, unit_type)
),

event_places as (
    select
        event_id,
        stage,
        unit_type,
        unit_code,
        event_name,
        school_year,
        school_year_start,
        held_on,
        held,
        final,
        counts_for_last as counts_for_last_place,
        place,
        tied_n,
        -- Without the number that took part nobody is known to be last.
        if(told_n is null, null, greatest(told_n, least_n)) as ranked_n,
    from contests
)

select * from event_places
