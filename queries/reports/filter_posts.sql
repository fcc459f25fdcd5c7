-- One row per post that answers for more than one unit: its role, and the units that are its own and below them.
with filter_posts as (
    select
        posts.post_code,
        min(posts.role) as role,
        count(*) filter (where posts.unit_type = 'school') as school_n,
        count(*) filter (where posts.unit_type = 'township') as township_n,
        any_value(units.unit_name) filter (where posts.unit_type = 'township') as unit_name,
    from marts.unit_posts as posts
    inner join marts.units as units on posts.unit_type = units.unit_type and posts.unit_code = units.unit_code
    group by posts.post_code
    having count(*) > 1
)

select * from filter_posts
order by list_position(['leading', 'first', 'direct'], role), post_code
