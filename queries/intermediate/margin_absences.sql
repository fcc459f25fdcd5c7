-- One row per unit in a rule's reach, paper and total below every line: absences not excused so far.
with reached as (
    select distinct
        test_id,
        unit_type,
        unit_code,
    from intermediate.margin_units
),

margin_absences as (
    select
        units.test_id,
        units.unit_type,
        units.unit_code,
        cells.exam_id,
        cast(cells.total as double) as total,
        cast(sum(cells.n) as bigint) as n,
    from marts.total_cells as cells
    inner join intermediate.exam_units as units
        on cells.exam_id = units.exam_id and cells.school_code = units.roster_code
    semi join reached
        on
            units.test_id = reached.test_id
            and units.unit_type = reached.unit_type
            and units.unit_code = reached.unit_code
    inner join marts.exams as exams on cells.exam_id = exams.exam_id
    inner join intermediate.ranking_states as states on units.test_id = states.test_id
    cross join plan.rules as rules
    where
        exams.is_current
        and rules.unexcused_as_zero
        and cells.standing in ('unexcused', 'unverified', 'sat_partly_unexcused')
        and (
            states.method <> 'rank_sum'
            or cells.total < least(states.cut_line1, states.cut_line2, states.cut_line3)
        )
    group by units.test_id, units.unit_type, units.unit_code, cells.exam_id, cells.total
)

select * from margin_absences
