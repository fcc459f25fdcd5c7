-- One row per file with a pupil who has a subject of an exam more than once.
with subjects as (
    select
        subject,
        cast(1 as bigint) << (row_number() over (order by subject) % 50) as subject_bit,
    from raw.scores
    group by subject
),

suspects as (
    select hash(scores.exam_id, scores.student_id) as pupil_hash,
    from raw.scores as scores
    inner join subjects on scores.subject = subjects.subject
    group by pupil_hash
    having sum(subjects.subject_bit) <> bit_or(subjects.subject_bit)
),

duplicates as (
    select
        scores.exam_id,
        scores.student_id,
        scores.subject,
        count(*) as copies_n,
        min(scores.filename) as filename,
    from raw.scores as scores
    semi join suspects on hash(scores.exam_id, scores.student_id) = suspects.pupil_hash
    group by scores.exam_id, scores.student_id, scores.subject
    having count(*) > 1
),

findings as (
    select
        filename as file,
        cast(sum(copies_n) as bigint) as rows_n,
        min(concat('exam_id=', exam_id, ', student_id=', student_id, ', subject=', subject), 3) as samples,
    from duplicates
    group by filename
)

select * from findings
