-- One row per school year and term that the calendar tells.
with terms as (
    select
        school_year,
        term,
        starts_on,
        ends_on,
    from raw.terms
)

select * from terms
