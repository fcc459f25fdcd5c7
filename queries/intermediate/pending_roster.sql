-- One row per pending exam and pupil on its roster, held in memory because every reduction joins it.
with pending_roster as (
    select * from staging.roster
)

select * from pending_roster
