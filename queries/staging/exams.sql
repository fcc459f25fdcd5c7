-- One row per exam, with the one exam of its chain of corrections that counts.
with recursive corrections as (
    select
        exam_id,
        exam_id as root_exam_id,
        0 as correction_no,
    from raw.exams
    where supersedes_exam_id is null
    union all
    select
        later.exam_id,
        earlier.root_exam_id,
        earlier.correction_no + 1 as correction_no,
    from raw.exams as later
    inner join corrections as earlier on later.supersedes_exam_id = earlier.exam_id
),

counted as (
    select
        corrections.root_exam_id,
        exams.exam_id as current_exam_id,
    from corrections
    inner join raw.exams as exams on corrections.exam_id = exams.exam_id
    qualify row_number() over (
        partition by corrections.root_exam_id
        order by exams.result_status = 'final' desc, corrections.correction_no desc, exams.exam_id desc
    ) = 1
),

baselines as (
    select
        corrections.exam_id,
        counted.current_exam_id,
    from corrections
    inner join counted on corrections.root_exam_id = counted.root_exam_id
),

exams as (
    select
        exams.* exclude (filename, test_id, baseline_exam_id, name, is_full_cohort),
        exams.name as exam_name,
        roots.test_id,
        baselines.current_exam_id as baseline_exam_id,
        exams.exam_id = counted.current_exam_id as is_current,
        exams.is_full_cohort and exams.exam_type not in ('sample_monitoring', 'spot_check') as is_full_cohort,
        cast(left(exams.school_year, 4) as integer) as school_year_start,
    from raw.exams as exams
    inner join corrections on exams.exam_id = corrections.exam_id
    inner join counted on corrections.root_exam_id = counted.root_exam_id
    inner join raw.exams as roots on corrections.root_exam_id = roots.exam_id
    left join baselines on exams.baseline_exam_id = baselines.exam_id
)

select * from exams
