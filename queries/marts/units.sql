-- One row per school or township: its newest name and township, its stages, and the days on which it was open.
with schools as (
    select
        'school' as unit_type,
        school_code as unit_code,
        arg_max(school_name, valid_from) as unit_name,
        arg_max(township_code, valid_from) as township_code,
        list(distinct stage order by stage) as stages,
        bool_or(parent_code is null) as is_expected,
        min(valid_from) as valid_from,
        max(valid_to) as valid_to,
    from staging.schools
    group by school_code
),

townships as (
    select
        'township' as unit_type,
        townships.township_code as unit_code,
        any_value(townships.township_name) as unit_name,
        townships.township_code,
        list(distinct schools.stage order by schools.stage) as stages,
        true as is_expected,
        min(schools.valid_from) as valid_from,
        max(schools.valid_to) as valid_to,
    from staging.townships as townships
    inner join staging.schools as schools on townships.township_code = schools.township_code
    group by townships.township_code
),

both_kinds as (
    select * from schools
    union all by name
    select * from townships
),

units as (
    select
        both_kinds.*,
        townships.township_name,
        townships.township_kind,
    from both_kinds
    left join staging.townships as townships on both_kinds.township_code = townships.township_code
)

select * from units
