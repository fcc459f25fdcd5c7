-- One row per exam, school, standing and total.
with total_cells as (
    select
        totals.exam_id,
        totals.school_code,
        totals.standing,
        totals.total,
        count(*) as n,
        count(*) filter (where totals.is_sat) as sat_n,
        count(*) filter (where totals.is_off_site) as off_site_n,
    from intermediate.pupil_totals as totals
    group by totals.exam_id, totals.school_code, totals.standing, totals.total
)

select * from total_cells
