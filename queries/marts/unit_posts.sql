-- One row per school or township and post that answers for it on the day of the build; a school has its township's posts too.
with in_office as (
    select duties.* exclude (starts_on, ends_on)
    from staging.responsibilities as duties
    cross join marts.build_info as info
    where info.as_of between duties.starts_on and coalesce(duties.ends_on, info.as_of)
),

both_ways as (
    select
        unit_type,
        unit_id as unit_code,
        role,
        post_code,
        true as is_own,
    from in_office
    where unit_type in ('school', 'township')
    union all
    select
        'school' as unit_type,
        units.unit_code,
        duties.role,
        duties.post_code,
        false as is_own,
    from in_office as duties
    inner join marts.units as units
        on
            units.unit_type = 'school'
            and duties.unit_id = units.township_code
            and (duties.stage is null or list_contains(units.stages, duties.stage))
    where duties.unit_type = 'township'
),

unit_posts as (
    select
        unit_type,
        unit_code,
        role,
        post_code,
        bool_or(is_own) as is_own,
    from both_ways
    group by unit_type, unit_code, role, post_code
)

select * from unit_posts
