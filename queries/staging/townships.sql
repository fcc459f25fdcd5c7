-- One row per township.
with townships as (
    select
        township_code,
        name as township_name,
        kind as township_kind,
    from raw.townships
)

select * from townships
