-- One row per test and ranked unit: the places, their sum, the overall place, and how many units stand below.
with part_places as (
    select
        test_id,
        unit_type,
        unit_code,
        method,
        rank() over (partition by test_id, unit_type order by round(ranked_mean, 9) desc) as rank_mean,
        case
            when method = 'rank_sum' then rank() over (partition by test_id, unit_type order by top1_n desc)
        end as rank_count,
        case
            when method = 'rank_sum'
                then rank() over (partition by test_id, unit_type order by round(weighted_rate, 9) desc)
        end as rank_rate,
    from intermediate.ranking_entries
    where is_ranked
),

sums as (
    select
        *,
        rank_mean + rank_count + rank_rate as rank_sum,
        coalesce(rank_mean + rank_count + rank_rate, rank_mean) as criterion,
    from part_places
),

overall as (
    select
        * exclude (criterion),
        rank() over (partition by test_id, unit_type order by criterion) as final_rank,
        count(*) over (partition by test_id, unit_type) as ranked_n,
        count(*) over (partition by test_id, unit_type, criterion) as tied_n,
    from sums
),

places as (
    select
        *,
        ranked_n - (final_rank - 1) as worse_or_equal_n,
        ranked_n - (final_rank - 1) - tied_n as worse_n,
    from overall
)

select * from places
