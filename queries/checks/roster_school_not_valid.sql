-- One row per file with a known school that has no row of the exam's stage valid on the day of the exam.
with exam_schools as (
    select
        roster.exam_id,
        roster.school_code,
        roster.filename,
        count(*) as pupils_n,
    from raw.roster as roster
    semi join raw.schools as schools on roster.school_code = schools.school_code
    group by roster.exam_id, roster.school_code, roster.filename
),

dated as (
    select
        exam_schools.exam_id,
        exam_schools.school_code,
        exam_schools.filename,
        exam_schools.pupils_n,
        exams.stage,
        exams.held_on,
    from exam_schools
    inner join raw.exams as exams on exam_schools.exam_id = exams.exam_id
),

findings as (
    select
        dated.filename as file,
        cast(sum(dated.pupils_n) as bigint) as rows_n,
        min(
            concat(
                'exam_id=', dated.exam_id, ', school_code=', dated.school_code, ', stage=', dated.stage,
                ', held_on=', dated.held_on
            ),
            3
        ) as samples,
    from dated
    anti join raw.schools as schools
        on
            dated.school_code = schools.school_code
            and dated.stage = schools.stage
            and dated.held_on >= coalesce(schools.valid_from, dated.held_on)
            and dated.held_on <= coalesce(schools.valid_to, dated.held_on)
    group by dated.filename
)

select * from findings
