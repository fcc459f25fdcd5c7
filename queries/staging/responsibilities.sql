-- One row per duty of a post for a unit.
with responsibilities as (
    select
        * exclude (filename, "from", "to"),
        "from" as starts_on,
        "to" as ends_on,
    from raw.responsibilities
)

select * from responsibilities
