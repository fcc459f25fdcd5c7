-- One row per test and unit of either version: whether its own totals, absences or pupils changed.
with prints as (
    select
        'before' as version,
        exams.test_id,
        cells.school_code,
        sum(cast(hash(exams.grade, cells.standing, cells.total, cells.n) as hugeint)) as print,
    from before_marts.total_cells as cells
    inner join before_marts.exams as exams on cells.exam_id = exams.exam_id
    where exams.is_current
    group by exams.test_id, cells.school_code
    union all
    select
        'after' as version,
        exams.test_id,
        cells.school_code,
        sum(cast(hash(exams.grade, cells.standing, cells.total, cells.n) as hugeint)) as print,
    from after_marts.total_cells as cells
    inner join after_marts.exams as exams on cells.exam_id = exams.exam_id
    where exams.is_current
    group by exams.test_id, cells.school_code
),

registers as (
    select
        'before' as version,
        test_id,
        school_code,
        township_code,
    from before_marts.schools
    union all
    select
        'after' as version,
        test_id,
        school_code,
        township_code,
    from after_marts.schools
),

units as (
    select
        version,
        test_id,
        'school' as unit_type,
        school_code as unit_code,
        print,
    from prints
    union all
    select
        prints.version,
        prints.test_id,
        'township' as unit_type,
        registers.township_code as unit_code,
        sum(prints.print) as print,
    from prints
    inner join registers
        on
            prints.version = registers.version
            and prints.test_id = registers.test_id
            and prints.school_code = registers.school_code
    group by prints.version, prints.test_id, registers.township_code
),

paired as (
    select
        test_id,
        unit_type,
        unit_code,
        max(print) filter (where version = 'before') as print_before,
        max(print) filter (where version = 'after') as print_after,
    from units
    group by test_id, unit_type, unit_code
),

unit_results as (
    select
        test_id,
        unit_type,
        unit_code,
        hash(print_before) <> hash(print_after) as own_changed,
    from paired
)

select * from unit_results
