-- One row per file with a school whose share of excused pupils is above the plan's amber share.
with excused as (
    select distinct
        exam_id,
        student_id,
    from raw.scores
    where attendance = 'absent_excused'
),

expected as (
    select
        exam_id,
        student_id,
        school_code,
        filename,
    from raw.roster
    where roster_status = 'active' and not is_guest and not is_repeater
),

excused_counts as (
    select
        expected.exam_id,
        expected.school_code,
        count(*) as excused_n,
    from expected
    semi join excused on expected.exam_id = excused.exam_id and expected.student_id = excused.student_id
    group by expected.exam_id, expected.school_code
),

school_counts as (
    select
        expected.exam_id,
        expected.school_code,
        min(expected.filename) as filename,
        count(*) as roster_n,
        any_value(excused_counts.excused_n) as excused_n,
    from expected
    inner join excused_counts
        on expected.exam_id = excused_counts.exam_id and expected.school_code = excused_counts.school_code
    group by expected.exam_id, expected.school_code
),

findings as (
    select
        school_counts.filename as file,
        cast(sum(school_counts.excused_n) as bigint) as rows_n,
        min(
            concat(
                'exam_id=', school_counts.exam_id, ', school_code=', school_counts.school_code, ', ',
                school_counts.excused_n, ' / ', school_counts.roster_n
            ),
            3
        ) as samples,
    from school_counts
    cross join plan.rules as rules
    where school_counts.excused_n > rules.excused_amber_share * school_counts.roster_n
    group by school_counts.filename
)

select * from findings
