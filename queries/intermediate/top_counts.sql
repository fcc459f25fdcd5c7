-- One row per test and unit: pupils who sat at or above each line of the county.
with roster_counts as (
    select
        cells.exam_id,
        cells.school_code as roster_code,
        sum(cells.sat_n) filter (where cells.total >= states.cut_line1) as top1_n,
        sum(cells.sat_n) filter (where cells.total >= states.cut_line2) as top2_n,
        sum(cells.sat_n) filter (where cells.total >= states.cut_line3) as top3_n,
    from marts.total_cells as cells
    inner join marts.exams as exams on cells.exam_id = exams.exam_id
    inner join intermediate.ranking_states as states on exams.test_id = states.test_id
    cross join plan.rules as rules
    where
        exams.is_current
        and cells.total is not null
        and (rules.unexcused_as_zero or cells.standing = 'sat')
        and states.method = 'rank_sum'
    group by cells.exam_id, cells.school_code
),

top_counts as (
    select
        units.test_id,
        units.unit_type,
        units.unit_code,
        coalesce(sum(counts.top1_n), 0) as top1_n,
        coalesce(sum(counts.top2_n), 0) as top2_n,
        coalesce(sum(counts.top3_n), 0) as top3_n,
    from roster_counts as counts
    inner join intermediate.exam_units as units
        on counts.exam_id = units.exam_id and counts.roster_code = units.roster_code
    group by units.test_id, units.unit_type, units.unit_code
)

select * from top_counts
