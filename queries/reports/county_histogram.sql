-- One row per band of the total: how many pupils who sat it holds; bands are merged until none is a small cell.
with recursive papers as (
    select
        exam_id,
        total_full_score as full_score,
        if(
            min(total_full_score) over () = max(total_full_score) over (), max(total_full_score) over (), 100
        ) as scale_full,
    from marts.exams
    where test_id = $test_id and is_current
),

widths as (
    select
        any_value(scale_full) as scale_full,
        coalesce(min(width) filter (where scale_full / width <= 40), 50) as width,
    from (
        select
            scale_full,
            unnest([1, 2, 5, 10, 20, 25, 50]) as width,
        from papers
    ) as offered
),

cells as (
    select
        least(
            floor(cells.total * papers.scale_full / papers.full_score / widths.width),
            ceil(widths.scale_full / widths.width) - 1
        ) as band,
        sum(cells.sat_n) as n,
    from marts.total_cells as cells
    inner join papers on cells.exam_id = papers.exam_id
    cross join widths
    where cells.total is not null and cells.sat_n > 0
    group by band
),

bands as (
    select
        offered.band,
        coalesce(cells.n, 0) as n,
    from (select unnest(range(0, 1000)) as band) as offered
    cross join widths
    left join cells on offered.band = cells.band
    where offered.band * widths.width < widths.scale_full
),

walk as (
    select
        band,
        n,
        n as running_n,
        0 as merged,
    from bands
    where band = 0
    union all
    select
        bands.band,
        bands.n,
        if(walk.running_n >= rules.small_cell, bands.n, walk.running_n + bands.n) as running_n,
        if(walk.running_n >= rules.small_cell, walk.merged + 1, walk.merged) as merged,
    from walk
    inner join bands on walk.band + 1 = bands.band
    cross join plan.rules as rules
),

groups as (
    select
        merged,
        min(band) as first_band,
        max(band) as last_band,
        sum(n) as n,
        max(merged) over () as last_group,
    from walk
    group by merged
),

whole as (
    select
        groups.*,
        if(
            groups.merged = groups.last_group and groups.n < rules.small_cell, groups.merged - 1, groups.merged
        ) as kept,
    from groups
    cross join plan.rules as rules
),

county_histogram as (
    select
        min(whole.first_band) * any_value(widths.width) as from_mark,
        least((max(whole.last_band) + 1) * any_value(widths.width), any_value(widths.scale_full)) as to_mark,
        any_value(widths.width) as width,
        any_value(widths.scale_full) as full_score,
        sum(whole.n) as n,
    from whole
    cross join widths
    cross join plan.rules as rules
    group by whole.kept
    having sum(whole.n) >= any_value(rules.small_cell)
)

select * from county_histogram
order by from_mark
