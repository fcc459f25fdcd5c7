-- One row per school, stage and school year with a target letter: how many of its items that count are met.
with counted as (
    select
        school_code,
        stage,
        school_year,
        any_value(school_year_start) as school_year_start,
        max(coalesce(checked_on, signed_on)) as dated_on,
        count(*) filter (where weight > 0) as items_n,
        count(*) filter (where weight > 0 and is_met) as items_met_n,
        count(*) filter (where weight > 0 and is_met is null) as items_open_n,
    from staging.target_letters
    group by school_code, stage, school_year
),

-- One item surely missed decides; otherwise an item without a verified value leaves the letter open.
letter_results as (
    select
        *,
        case
            when items_met_n + items_open_n < items_n then 'not_met'
            when items_open_n > 0 or items_n = 0 then 'open'
            else 'met'
        end as outcome,
    from counted
)

select * from letter_results
