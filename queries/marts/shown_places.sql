-- One row per test, school or township: its official place and what it is made of as they may be shown, for every report.
with rates as (
    select
        test_id,
        unit_type,
        unit_code,
        any_value(state) filter (where rate = 'top1') as top1_state,
        any_value(at_least) filter (where rate = 'top1') as top1_at_least,
        any_value(at_most) filter (where rate = 'top1') as top1_at_most,
        any_value(state) filter (where rate = 'top2') as top2_state,
        any_value(at_least) filter (where rate = 'top2') as top2_at_least,
        any_value(at_most) filter (where rate = 'top2') as top2_at_most,
        any_value(state) filter (where rate = 'top3') as top3_state,
        any_value(at_least) filter (where rate = 'top3') as top3_at_least,
        any_value(at_most) filter (where rate = 'top3') as top3_at_most,
    from marts.hidden_rates
    where subject = 'total'
    group by test_id, unit_type, unit_code
),

judged as (
    select
        results.*,
        coalesce(results.eligible_n < rules.small_cell, true) as is_small,
        is_small or coalesce(visibility.visibility, 'small') <> 'shown' as is_hidden,
        rates.* exclude (test_id, unit_type, unit_code),
        results.eligible_n < rules.unstable_below as is_unstable,
    from intermediate.ranked_units as results
    cross join plan.rules as rules
    left join marts.visibility as visibility
        on
            results.test_id = visibility.test_id
            and results.unit_type = visibility.unit_type
            and results.unit_code = visibility.unit_code
            and visibility.subject = 'total'
    left join rates
        on
            results.test_id = rates.test_id
            and results.unit_type = rates.unit_type
            and results.unit_code = rates.unit_code
),

counted as (
    select
        *,
        not is_hidden and top1_state = 'shown' as is_top1_shown,
        not is_hidden and top2_state = 'shown' as is_top2_shown,
        not is_hidden and top3_state = 'shown' as is_top3_shown,
        -- with two counts told the rate would tell the third
        coalesce(is_top1_shown and is_top2_shown and is_top3_shown, not is_hidden) as is_rate_shown,
    from judged
),

shown_places as (
    select
        test_id,
        unit_type,
        unit_code,
        rank_state,
        is_ranked,
        is_small,
        case when is_hidden then 'suppressed' when not is_ranked then 'not_ranked' else 'ok' end as cell_state,
        if(is_small, null, final_rank) as final_rank,
        if(is_small, null, ranked_n) as ranked_n,
        if(is_small, null, tied_n) as tied_n,
        if(is_small and is_ranked, null, bottom3) as bottom3,
        if(is_small, null, rank_low) as rank_low,
        if(is_small, null, rank_high) as rank_high,
        -- a place in one value alone lies between its neighbours' values, so it would tell the value that is hidden
        if(is_hidden, null, rank_mean) as rank_mean,
        if(is_top1_shown, rank_count, null) as rank_count,
        if(is_rate_shown, rank_rate, null) as rank_rate,
        if(is_hidden, null, rank_sum) as rank_sum,
        if(is_hidden, null, eligible_n) as eligible_n,
        is_unstable and not is_hidden as unstable,
        if(is_hidden, null, mean_total) as mean_total,
        if(is_hidden, null, mean_index) as mean_index,
        if(is_top1_shown, top1_n, null) as top1_n,
        if(is_top2_shown, top2_n, null) as top2_n,
        if(is_top3_shown, top3_n, null) as top3_n,
        if(is_top1_shown, top1_n / eligible_n, null) as rate1,
        if(is_top2_shown, top2_n / eligible_n, null) as rate2,
        if(is_top3_shown, top3_n / eligible_n, null) as rate3,
        if(is_hidden, null, top1_at_most) as rate1_at_most,
        if(is_hidden, null, top1_at_least) as rate1_at_least,
        if(is_hidden, null, top2_at_most) as rate2_at_most,
        if(is_hidden, null, top2_at_least) as rate2_at_least,
        if(is_hidden, null, top3_at_most) as rate3_at_most,
        if(is_hidden, null, top3_at_least) as rate3_at_least,
        if(is_rate_shown, weighted_rate, null) as weighted_rate,
    from counted
)

select * from shown_places
