-- One row per test and unit: pupils who sat at or above each line of the county.
with top_counts as (
    select
        units.test_id,
        units.unit_type,
        units.unit_code,
        coalesce(sum(cells.sat_n) filter (where cells.total >= states.cut_line1), 0) as top1_n,
        coalesce(sum(cells.sat_n) filter (where cells.total >= states.cut_line2), 0) as top2_n,
        coalesce(sum(cells.sat_n) filter (where cells.total >= states.cut_line3), 0) as top3_n,
    from marts.total_cells as cells
    inner join intermediate.exam_units as units
        on cells.exam_id = units.exam_id and cells.school_code = units.roster_code
    inner join marts.exams as exams on cells.exam_id = exams.exam_id
    inner join intermediate.ranking_states as states on units.test_id = states.test_id
    cross join plan.rules as rules
    where
        exams.is_current
        and cells.total is not null
        and (rules.unexcused_as_zero or cells.standing = 'sat')
        and states.method = 'rank_sum'
    group by units.test_id, units.unit_type, units.unit_code
)

select * from top_counts
