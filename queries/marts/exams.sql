-- One row per exam.
with exams as (
    select
        exams.exam_id,
        exams.test_id,
        exams.exam_name as name,
        exams.exam_type,
        exams.stage,
        exams.grade,
        exams.school_year,
        exams.school_year_start,
        exams.term,
        exams.sequence_no,
        exams.held_on,
        exams.snapshot_date,
        exams.result_status,
        exams.is_full_cohort,
        exams.is_current,
        exams.baseline_exam_id,
        exams.supersedes_exam_id,
        exams.basis_text,
        exams.counts_for_accountability,
        exams.counts_for_last_place,
        compliance.compliance,
        compliance.compliance_zh,
        compliance.compliance_en,
        lines.full_score as total_full_score,
        lines.excellent_mark as excellent_line,
        lines.good_mark as good_line,
        lines.pass_mark as pass_line,
        lines.low_mark as low_line,
    from staging.exams as exams
    inner join intermediate.exam_compliance as compliance on exams.exam_id = compliance.exam_id
    left join intermediate.exam_lines as lines on exams.exam_id = lines.exam_id and lines.subject = 'total'
)

select * from exams
