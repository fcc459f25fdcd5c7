-- One row per exam, school and class.
with class_cells as (
    select
        totals.exam_id,
        totals.school_code,
        totals.class_id,
        count(*) as roster_n,
        count(*) filter (where totals.is_sat) as sat_n,
        count(totals.total) as eligible_n,
        sum(totals.total) as sum_total,
        sum(cast(totals.total as double) * cast(totals.total as double)) as sum_total_squares,
    from intermediate.pupil_totals as totals
    where totals.standing not in ('guest', 'repeater', 'inactive', 'unmatched')
    group by totals.exam_id, totals.school_code, totals.class_id
)

select * from class_cells
