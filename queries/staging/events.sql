-- One row per contest or rating, stage and unit that took part.
with events as (
    select
        event_id,
        name as event_name,
        held_on,
        school_year,
        cast(left(school_year, 4) as integer) as school_year_start,
        stage,
        unit_type,
        unit_id as unit_code,
        place,
        ranked_n,
        counts_for_last_place,
        result_status,
    from raw.events
)

select * from events
