-- One row per school of the units that a post answers for: this term's visits, those that nobody visited first.
with school_visits as (
    select
        visits.school_code,
        visits.school_name,
        visits.township_code,
        visits.township_name,
        visits.term_id,
        visits.starts_on,
        visits.ends_on,
        visits.is_recorded,
        visits.is_visited,
        visits.is_bureau_visited,
        visits.is_director_visited,
        visits.is_weak_visited,
        visits.is_inspected,
        visits.visits_n,
        visits.visited_on,
        list(distinct posts.post_code order by posts.post_code) filter (where posts.role = 'leading') as leading_posts,
    from marts.school_visits as visits
    left join marts.unit_posts as posts on posts.unit_type = 'school' and visits.school_code = posts.unit_code
    group by all
    having $post = '' or bool_or(posts.post_code = $post)
)

select * from school_visits
order by is_visited, township_code, school_code
