-- One row per file with a school whose roster differs from the comparable exam by more than the plan's share.
with school_counts as (
    select
        exam_id,
        school_code,
        min(filename) as filename,
        count(*) as roster_n,
    from raw.roster
    where roster_status = 'active' and not is_guest and not is_repeater
    group by exam_id, school_code
),

comparable as (
    select
        later.exam_id,
        earlier.exam_id as earlier_exam_id,
    from raw.exams as later
    inner join raw.exams as earlier
        on
            later.stage = earlier.stage
            and later.grade = earlier.grade
            and later.exam_type = earlier.exam_type
            and later.sequence_no = earlier.sequence_no
            and try_cast(left(later.school_year, 4) as integer) = try_cast(left(earlier.school_year, 4) as integer) + 1
),

changes as (
    select
        later.exam_id,
        later.school_code,
        later.filename,
        later.roster_n,
        earlier.roster_n as earlier_n,
    from school_counts as later
    inner join comparable on later.exam_id = comparable.exam_id
    inner join school_counts as earlier
        on comparable.earlier_exam_id = earlier.exam_id and later.school_code = earlier.school_code
),

findings as (
    select
        changes.filename as file,
        count(*) as rows_n,
        min(
            concat(
                'exam_id=', changes.exam_id, ', school_code=', changes.school_code, ', ', changes.earlier_n, ' → ',
                changes.roster_n
            ),
            3
        ) as samples,
    from changes
    cross join plan.rules as rules
    where
        abs(changes.roster_n - changes.earlier_n) > rules.roster_change_share * changes.earlier_n
        and greatest(changes.roster_n, changes.earlier_n) >= rules.unstable_below
    group by changes.filename
)

select * from findings
