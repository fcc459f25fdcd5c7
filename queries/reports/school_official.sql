-- One row per school of a test: the official table of places, values of small cells blanked.
with school_official as (
    select
        shown.unit_code as school_code,
        shown.unit_name as school_name,
        shown.township_code,
        shown.township_name,
        places.* exclude (test_id, unit_type, unit_code, is_ranked, is_small),
        shown.diff,
        shown.diff_low,
        shown.diff_high,
        shown.roster_n,
        shown.sat_n,
        shown.participation_rate,
        shown.participation_at_least,
        shown.participation_at_most,
    from marts.shown_places as places
    inner join marts.shown_results as shown
        on
            places.test_id = shown.test_id
            and places.unit_type = shown.unit_type
            and places.unit_code = shown.unit_code
            and shown.subject = 'total'
    where
        places.test_id = $test_id
        and places.unit_type = 'school'
        and ($township = '' or shown.township_code = $township)
        and (
            $post = ''
            or exists (
                select 1
                from marts.unit_posts as posts
                where posts.post_code = $post and posts.unit_type = 'school' and posts.unit_code = shown.unit_code
            )
        )
)

select * from school_official
order by final_rank nulls last, rank_mean, rank_rate, rank_count, school_code
