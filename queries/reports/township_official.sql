-- One row per township of a test: the official table of places, pupils pooled.
with township_official as (
    select
        shown.township_code,
        shown.township_name,
        shown.township_kind,
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
    where places.test_id = $test_id and places.unit_type = 'township'
)

select * from township_official
order by final_rank nulls last, rank_mean, rank_rate, rank_count, township_code
