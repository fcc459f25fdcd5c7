-- One row per test: its current exams taken together, before any place is computed.
with statuses as (
    select * from (
        values
        ('not_held', 0),
        ('provisional', 1),
        ('notified', 2),
        ('appeal', 3),
        ('final', 4)
    ) as statuses (result_status, strength)
),

severities as (
    select * from (
        values
        ('permitted', 0),
        ('needs_basis', 1),
        ('prohibited', 2)
    ) as severities (compliance, severity)
),

test_register as (
    select
        exams.test_id,
        arg_min(exams.name, exams.grade) as name,
        arg_min(exams.exam_type, exams.grade) as exam_type,
        min(exams.stage) as stage,
        min(exams.school_year) as school_year,
        min(exams.school_year_start) as school_year_start,
        min(exams.term) as term,
        min(exams.sequence_no) as sequence_no,
        min(exams.held_on) as held_on,
        arg_min(exams.result_status, statuses.strength) as result_status,
        bool_and(exams.is_full_cohort) as is_full_cohort,
        bool_and(exams.counts_for_accountability) as counts_for_accountability,
        bool_and(exams.counts_for_last_place) as counts_for_last_place,
        arg_max(exams.compliance, severities.severity) as compliance,
        arg_max(exams.compliance_zh, severities.severity) as compliance_zh,
        arg_max(exams.compliance_en, severities.severity) as compliance_en,
        any_value(exams.basis_text) as basis_text,
        array_to_string(list_sort(list(distinct exams.grade)), ',') as grades,
        count(*) as exam_n,
        max(exams.total_full_score) as total_full_score,
    from marts.exams as exams
    inner join statuses on exams.result_status = statuses.result_status
    inner join severities on exams.compliance = severities.compliance
    where exams.is_current
    group by exams.test_id
)

select * from test_register
