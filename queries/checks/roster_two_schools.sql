-- One row per file with a pupil who stands on the roster of an exam more than once.
with suspects as (
    select hash(exam_id, student_id) as pupil_hash,
    from raw.roster
    group by pupil_hash
    having count(*) > 1
),

pupils as (
    select
        roster.exam_id,
        roster.student_id,
        min(roster.school_code) as first_school,
        max(roster.school_code) as last_school,
        count(*) as copies_n,
        min(roster.filename) as filename,
    from raw.roster as roster
    semi join suspects on hash(roster.exam_id, roster.student_id) = suspects.pupil_hash
    group by roster.exam_id, roster.student_id
    having count(*) > 1
),

findings as (
    select
        filename as file,
        cast(sum(copies_n) as bigint) as rows_n,
        min(
            concat(
                'exam_id=', exam_id, ', student_id=', student_id, ', school_code=', first_school, ' / ', last_school
            ),
            3
        ) as samples,
    from pupils
    group by filename
)

select * from findings
