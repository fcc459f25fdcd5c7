-- One row per post that answers for a school or township, the unit's own first.
with unit_posts as (
    select
        role,
        post_code,
        is_own,
    from marts.unit_posts
    where unit_type = $unit_type and unit_code = $unit_code
)

select * from unit_posts
order by is_own desc, list_position(['direct', 'first', 'leading'], role), post_code
