-- One row per exam, school code on its roster and subject, the total among the subjects: counts and sums over pupils.
with school_sums as (
    select
        cells.exam_id,
        cells.school_code,
        cells.subject,
        sum(cells.roster_n) as roster_n,
        sum(cells.eligible_n) as eligible_n,
        sum(cells.sat_n) as sat_n,
        sum(cells.eligible_sat_n) as eligible_sat_n,
        sum(cells.absent_unexcused_n) as absent_unexcused_n,
        sum(cells.absent_excused_n) as absent_excused_n,
        sum(cells.exempt_n) as exempt_n,
        sum(cells.missing_n) as missing_n,
        sum(cells.mark * cells.eligible_n) as sum_mark,
        sum(cells.mark * cells.mark * cells.eligible_n) as sum_squares,
        sum(cells.mark * cells.eligible_sat_n) as sum_mark_sat,
        sum(cells.mark * cells.mark * cells.eligible_sat_n) as sum_squares_sat,
        sum(cells.eligible_n) filter (where cells.mark >= lines.excellent_mark) as excellent_n,
        sum(cells.eligible_n) filter (where cells.mark >= lines.good_mark) as good_n,
        sum(cells.eligible_n) filter (where cells.mark >= lines.pass_mark) as pass_n,
        sum(cells.eligible_n) filter (where cells.mark < lines.low_mark) as low_n,
    from intermediate.mark_cells as cells
    inner join intermediate.exam_lines as lines
        on cells.exam_id = lines.exam_id and cells.subject = lines.subject
    group by cells.exam_id, cells.school_code, cells.subject
)

select * from school_sums
