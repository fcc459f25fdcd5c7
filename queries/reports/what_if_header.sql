-- One row: the parameters of a test and what they lead to, in force and as tried.
with what_if_header as (
    select
        official.test_id,
        official.name,
        official.stage,
        official.school_year,
        official.method,
        official.ranking_state,
        tried.ranking_state as tried_state,
        official.ranked_school_n,
        tried.ranked_school_n as tried_school_n,
        official.ranked_township_n,
        tried.ranked_township_n as tried_township_n,
        official.county_eligible_n,
        tried.county_eligible_n as tried_eligible_n,
        official.cut_line1,
        official.cut_line2,
        official.cut_line3,
        tried.cut_line1 as tried_line1,
        tried.cut_line2 as tried_line2,
        tried.cut_line3 as tried_line3,
        rules.lines_blocked_share,
        cast(floor(rules.lines_blocked_share * tried.county_eligible_n) as bigint) as most_top_n,
    from marts.tests as official
    inner join what_if.tests as tried on official.test_id = tried.test_id
    cross join plan.rules as rules
    where official.test_id = $test_id
)

select * from what_if_header
