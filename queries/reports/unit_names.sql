-- One row per name that a school or township bears or bore.
with schools as (
    select
        'school' as unit_type,
        school_code as unit_code,
        school_name as unit_name,
    from marts.schools
),

townships as (
    select
        'township' as unit_type,
        township_code as unit_code,
        township_name as unit_name,
    from marts.schools
),

units as (
    select
        unit_type,
        unit_code,
        unit_name,
    from marts.units
),

every_name as (
    select * from schools
    union by name
    select * from townships
    union by name
    select * from units
),

unit_names as (
    select * from every_name
    where unit_name is not null
)

select * from unit_names
order by unit_type, unit_code, unit_name collate zh_cn
