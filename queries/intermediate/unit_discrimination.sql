-- One row per exam, unit and subject, the total among the subjects: how far the paper tells its strongest from its weakest pupils.
with marks as (
    select
        exam_id,
        school_code,
        subject,
        score as mark,
        n,
    from marts.score_cells
    where attendance = 'present' and score is not null
    union all
    select
        exam_id,
        school_code,
        'total' as subject,
        total as mark,
        n,
    from marts.total_cells
    where standing = 'sat' and total is not null
),

unit_marks as (
    select
        units.test_id,
        units.exam_id,
        units.unit_type,
        units.unit_code,
        marks.subject,
        marks.mark,
        sum(marks.n) as n,
    from marks
    inner join intermediate.exam_units as units
        on marks.exam_id = units.exam_id and marks.school_code = units.roster_code
    group by units.test_id, units.exam_id, units.unit_type, units.unit_code, marks.subject, marks.mark
),

ordered as (
    select
        unit_marks.*,
        sum(n) over paper as marked_n,
        sum(n) over (paper order by mark) as up_to_n,
        marked_n * rules.discrimination_group as group_n,
    from unit_marks
    cross join plan.rules as rules
    window paper as (partition by exam_id, unit_type, unit_code, subject)
),

-- pupils level at the edge of a group belong to it in the part that fills it
groups as (
    select
        *,
        least(n, greatest(0, group_n - (up_to_n - n))) as bottom_n,
        least(n, greatest(0, up_to_n - (marked_n - group_n))) as top_n,
    from ordered
),

unit_discrimination as (
    select
        groups.test_id,
        groups.exam_id,
        groups.unit_type,
        groups.unit_code,
        groups.subject,
        any_value(groups.marked_n) as marked_n,
        any_value(groups.group_n) as group_n,
        (sum(groups.mark * groups.top_n) - sum(groups.mark * groups.bottom_n))
        / any_value(groups.group_n * lines.full_score) as discrimination,
    from groups
    inner join intermediate.exam_lines as lines
        on groups.exam_id = lines.exam_id and groups.subject = lines.subject
    group by groups.test_id, groups.exam_id, groups.unit_type, groups.unit_code, groups.subject
)

select * from unit_discrimination
