-- One row per exam: whether the national rules permit it.
with rules_met as (
    select
        exams.exam_id,
        rules.state,
        rules.source_zh,
        rules.source_en,
    from staging.exams as exams
    inner join plan.compliance as rules
        on
            exams.stage = rules.stage
            and exams.exam_type = rules.exam_type
            and list_contains(rules.grades, exams.grade)
            and exams.held_on >= rules.from_date
            and exams.held_on <= coalesce(rules.to_date, date '9999-12-31')
    qualify row_number() over (partition by exams.exam_id order by rules.state = 'prohibited' desc) = 1
),

exam_compliance as (
    select
        exams.exam_id,
        coalesce(rules_met.state, 'permitted') as compliance,
        rules_met.source_zh as compliance_zh,
        rules_met.source_en as compliance_en,
    from staging.exams as exams
    left join rules_met on exams.exam_id = rules_met.exam_id
)

select * from exam_compliance
