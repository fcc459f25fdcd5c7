-- One row per file with a school where far more pupils stand on the pass mark than on the two marks either side.
with pass_marks as (
    select
        subjects.exam_id,
        subjects.subject,
        round(subjects.full_score * coalesce(subjects.pass_line, lines.pass_line), 2) as pass_mark,
    from raw.exam_subjects as subjects
    inner join raw.exams as exams on subjects.exam_id = exams.exam_id
    left join plan.lines as lines on exams.stage = lines.stage
),

near_marks as (
    select
        scores.exam_id,
        scores.student_id,
        scores.subject,
        scores.filename,
        scores.score - pass_marks.pass_mark as distance,
    from raw.scores as scores
    inner join pass_marks on scores.exam_id = pass_marks.exam_id and scores.subject = pass_marks.subject
    where scores.score between pass_marks.pass_mark - 2 and pass_marks.pass_mark + 2
),

school_counts as (
    select
        near_marks.exam_id,
        near_marks.subject,
        roster.school_code,
        min(near_marks.filename) as filename,
        count(*) filter (where near_marks.distance = 0) as at_n,
        count(*) filter (where near_marks.distance in (-2, -1, 1, 2)) / 4 as around_n,
    from near_marks
    inner join raw.roster as roster
        on near_marks.exam_id = roster.exam_id and near_marks.student_id = roster.student_id
    group by near_marks.exam_id, near_marks.subject, roster.school_code
),

findings as (
    select
        school_counts.filename as file,
        cast(sum(school_counts.at_n) as bigint) as rows_n,
        min(
            concat(
                'exam_id=', school_counts.exam_id, ', school_code=', school_counts.school_code,
                ', subject=', school_counts.subject, ', ', school_counts.at_n, ' : ', school_counts.around_n
            ),
            3
        ) as samples,
    from school_counts
    cross join plan.rules as rules
    where
        school_counts.at_n >= rules.heaping_min_pupils
        and school_counts.at_n >= rules.heaping_ratio * school_counts.around_n
    group by school_counts.filename
)

select * from findings
