-- One row per file with appeals about an unknown exam, or upheld by an exam that does not supersede it.
with recursive corrections as (
    select
        exam_id,
        exam_id as corrected_exam_id,
    from raw.exams
    union
    select
        later.exam_id,
        earlier.corrected_exam_id,
    from raw.exams as later
    inner join corrections as earlier on later.supersedes_exam_id = earlier.exam_id
),

findings as (
    select
        records.filename as file,
        count(*) as rows_n,
        min(
            concat(
                'decision_id=', records.decision_id,
                ', exam_id=', records.exam_id,
                ', correction_exam_id=', records.correction_exam_id
            ), 3
        ) as samples,
    from raw.decisions as records
    anti join corrections
        on
            records.exam_id = corrections.corrected_exam_id
            and coalesce(records.correction_exam_id, records.exam_id) = corrections.exam_id
            and (records.correction_exam_id is null or records.correction_exam_id <> records.exam_id)
    where records.kind = 'appeal' and records.exam_id is not null
    group by records.filename
)

select * from findings
