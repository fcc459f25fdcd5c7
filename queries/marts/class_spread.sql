-- One row per test and school with two or more classes in a grade: how far its class means lie apart, and how far by chance alone.
with classes as (
    select
        cells.exam_id,
        exams.test_id,
        units.unit_code as school_code,
        cells.eligible_n,
        cells.sum_total / nullif(cells.eligible_n, 0) / nullif(spread.sd, 0) as class_z,
        (spread.sd_within / nullif(spread.sd, 0)) ** 2 / nullif(cells.eligible_n, 0) as chance,
    from marts.class_cells as cells
    inner join marts.exams as exams on cells.exam_id = exams.exam_id
    inner join intermediate.exam_units as units
        on cells.exam_id = units.exam_id and cells.school_code = units.roster_code and units.unit_type = 'school'
    inner join intermediate.exam_spread as spread on cells.exam_id = spread.exam_id and spread.subject = 'total'
    where exams.is_current and cells.eligible_n > 0 and cells.class_id <> ''
),

grades as (
    select
        test_id,
        exam_id,
        school_code,
        count(*) as class_n,
        min(eligible_n) as smallest_n,
        var_samp(class_z order by class_z) * (count(*) - 1) as squares,
        sum(chance order by chance) * (count(*) - 1) / count(*) as chance_squares,
    from classes
    group by test_id, exam_id, school_code
    having count(*) > 1
),

class_spread as (
    select
        grades.test_id,
        grades.school_code,
        sum(grades.class_n) as class_n,
        sqrt(sum(grades.squares order by grades.exam_id) / sum(grades.class_n - 1)) as class_sd,
        sqrt(sum(grades.chance_squares order by grades.exam_id) / sum(grades.class_n - 1)) as chance_sd,
    from grades
    inner join marts.visibility as visibility
        on
            grades.test_id = visibility.test_id
            and visibility.unit_type = 'school'
            and grades.school_code = visibility.unit_code
            and visibility.subject = 'total'
            and visibility.visibility = 'shown'
    cross join plan.rules as rules
    group by grades.test_id, grades.school_code
    having min(grades.smallest_n) >= any_value(rules.small_cell)
)

select * from class_spread
