-- One row per test: whether places are computed, and by which lines.
with ranking_states as (
    select
        tests.test_id,
        rankings.* exclude (test_id),
        lines.county_eligible_n,
        lines.cut_line1,
        lines.cut_line2,
        lines.cut_line3,
        case
            when tests.result_status = 'not_held' then 'not_held'
            when not tests.is_full_cohort then 'sample'
            when tests.compliance = 'prohibited' and not rules.places_for_prohibited_exams then 'prohibited'
            when rankings.ranking_id is null then 'no_rule'
            when rankings.method = 'rank_sum' and lines.cut_line3 is null then 'lines_blocked'
            when
                rankings.method = 'rank_sum'
                and rankings.top_n3 > rules.lines_blocked_share * lines.county_eligible_n
                then 'lines_blocked'
            else 'ranked'
        end as ranking_state,
    from intermediate.test_register as tests
    cross join plan.rules as rules
    left join intermediate.test_rankings as rankings on tests.test_id = rankings.test_id
    left join intermediate.cut_lines as lines on tests.test_id = lines.test_id
)

select * from ranking_states
