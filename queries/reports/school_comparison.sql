-- One row per school of a test: its difference from the county in one subject or the total, and where it stands in each order.
with school_comparison as (
    select
        shown.unit_code as school_code,
        shown.unit_name as school_name,
        shown.* exclude (unit_type, unit_code, unit_name, township_kind),
        peers.peer_group_id,
        peers.group_name_zh,
        peers.group_name_en,
        dense_rank() over (order by peers.peer_group_id nulls last) as group_order,
        row_number() over (order by shown.unit_name collate zh_cn, shown.unit_code) as name_order,
    from marts.shown_results as shown
    inner join marts.tests as tests on shown.test_id = tests.test_id
    left join marts.peer_groups as peers
        on
            tests.school_year = peers.school_year
            and tests.stage = peers.stage
            and shown.unit_code = peers.school_code
    where
        shown.test_id = $test_id
        and shown.unit_type = 'school'
        and shown.subject = $subject
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

select * from school_comparison
order by diff desc nulls last, school_code
