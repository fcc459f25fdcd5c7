-- One row per township of a test: the official table of places, pupils pooled.
with township_official as (
    select
        shown.township_code,
        shown.township_name,
        shown.township_kind,
        results.rank_state,
        -- a place in one value alone lies between its neighbours' values, so it would tell the value that is hidden
        if(shown.eligible_n is null, null, results.rank_mean) as rank_mean,
        if(shown.eligible_n is null, null, results.rank_count) as rank_count,
        if(shown.eligible_n is null, null, results.rank_rate) as rank_rate,
        if(shown.eligible_n is null, null, results.rank_sum) as rank_sum,
        results.final_rank,
        results.ranked_n,
        results.tied_n,
        results.bottom3,
        shown.rank_low,
        shown.rank_high,
        shown.unstable,
        shown.cell_state,
        shown.roster_n,
        shown.eligible_n,
        shown.sat_n,
        shown.participation_rate,
        shown.participation_at_least,
        shown.participation_at_most,
        shown.mean_score as mean_total,
        shown.mean_index,
        if(shown.eligible_n is null, null, results.top1_n) as top1_n,
        if(shown.eligible_n is null, null, results.top2_n) as top2_n,
        if(shown.eligible_n is null, null, results.top3_n) as top3_n,
        results.top1_n / nullif(shown.eligible_n, 0) as rate1,
        results.top2_n / nullif(shown.eligible_n, 0) as rate2,
        results.top3_n / nullif(shown.eligible_n, 0) as rate3,
        if(shown.eligible_n is null, null, results.weighted_rate) as weighted_rate,
    from marts.township_results as results
    inner join marts.shown_results as shown
        on
            results.test_id = shown.test_id
            and results.township_code = shown.unit_code
            and shown.unit_type = 'township'
            and shown.subject = 'total'
    where results.test_id = $test_id
)

select * from township_official
order by final_rank nulls last, rank_mean, rank_rate, rank_count, township_code
