-- One row per test, school or township: its official place and what it is made of as they may be shown, for every report.
with judged as (
    select
        results.*,
        coalesce(results.eligible_n < rules.small_cell, true) as is_small,
        is_small or coalesce(visibility.visibility, 'small') <> 'shown' as is_hidden,
        if(results.eligible_n < rules.rate_small_n, rules.rate_min_count, 0) as least_count,
        rules.rate_min_count / rules.rate_small_n as band,
        -- one band for every count that is hidden: the next step above the largest of them
        band * ceil(round((rules.rate_min_count - 1) / nullif(results.eligible_n, 0) / band, 9)) as at_most,
        results.eligible_n < rules.unstable_below as is_unstable,
    from intermediate.ranked_units as results
    cross join plan.rules as rules
    left join marts.visibility as visibility
        on
            results.test_id = visibility.test_id
            and results.unit_type = visibility.unit_type
            and results.unit_code = visibility.unit_code
            and visibility.subject = 'total'
),

counted as (
    select
        *,
        not is_hidden and least(top1_n, eligible_n - top1_n) >= least_count as is_top1_shown,
        not is_hidden and least(top2_n, eligible_n - top2_n) >= least_count as is_top2_shown,
        not is_hidden and least(top3_n, eligible_n - top3_n) >= least_count as is_top3_shown,
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
        if(not is_hidden and not is_top1_shown and top1_n <= eligible_n / 2, at_most, null) as rate1_at_most,
        if(not is_hidden and not is_top1_shown and top1_n > eligible_n / 2, 1 - at_most, null) as rate1_at_least,
        if(not is_hidden and not is_top2_shown and top2_n <= eligible_n / 2, at_most, null) as rate2_at_most,
        if(not is_hidden and not is_top2_shown and top2_n > eligible_n / 2, 1 - at_most, null) as rate2_at_least,
        if(not is_hidden and not is_top3_shown and top3_n <= eligible_n / 2, at_most, null) as rate3_at_most,
        if(not is_hidden and not is_top3_shown and top3_n > eligible_n / 2, 1 - at_most, null) as rate3_at_least,
        if(is_rate_shown, weighted_rate, null) as weighted_rate,
    from counted
)

select * from shown_places
