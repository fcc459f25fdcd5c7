-- One row per test ranked by the sum of places: the totals of the county's N-th pupils.
with distribution as (
    select
        exams.test_id,
        cells.total,
        sum(cells.n) as n,
    from marts.total_cells as cells
    inner join marts.exams as exams on cells.exam_id = exams.exam_id
    cross join plan.rules as rules
    where exams.is_current and cells.total is not null and (rules.unexcused_as_zero or cells.standing = 'sat')
    group by exams.test_id, cells.total
),

cumulated as (
    select
        test_id,
        total,
        sum(n) over (partition by test_id order by total desc) as at_or_above_n,
        sum(n) over (partition by test_id) as county_eligible_n,
    from distribution
),

cut_lines as (
    select
        cumulated.test_id,
        max(cumulated.county_eligible_n) as county_eligible_n,
        max(cumulated.total) filter (where cumulated.at_or_above_n >= rankings.top_n1) as cut_line1,
        max(cumulated.total) filter (where cumulated.at_or_above_n >= rankings.top_n2) as cut_line2,
        max(cumulated.total) filter (where cumulated.at_or_above_n >= rankings.top_n3) as cut_line3,
    from cumulated
    inner join intermediate.test_rankings as rankings on cumulated.test_id = rankings.test_id
    where rankings.method = 'rank_sum'
    group by cumulated.test_id
)

select * from cut_lines
