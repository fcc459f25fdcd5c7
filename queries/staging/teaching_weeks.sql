-- One row per school year, term and week that the calendar tells.
with teaching_weeks as (
    select
        school_year,
        term,
        week_no,
        starts_on,
        ends_on,
        is_teaching,
    from raw.teaching_weeks
)

select * from teaching_weeks
