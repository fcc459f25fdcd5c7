-- One row per school of the units that a post answers for: this term's visits to any of its stages, those that nobody visited first.
with schools as (
    select
        school_code,
        any_value(school_name) as school_name,
        any_value(township_code) as township_code,
        any_value(township_name) as township_name,
        any_value(term_id) as term_id,
        bool_or(is_recorded) as is_recorded,
        bool_or(is_visited) as is_visited,
        bool_or(is_inspected) as is_inspected,
    from marts.school_visits
    group by school_code
),

school_visits as (
    select
        schools.*,
        list(distinct posts.post_code order by posts.post_code) filter (where posts.role = 'leading') as leading_posts,
    from schools
    left join marts.unit_posts as posts on posts.unit_type = 'school' and schools.school_code = posts.unit_code
    group by all
    having $post = '' or bool_or(posts.post_code = $post)
)

select * from school_visits
order by is_visited, township_code, school_code
