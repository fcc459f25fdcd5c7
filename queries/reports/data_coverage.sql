-- One row per stage, subject and term in which a current exam was held; a grade whose exam is prohibited carries a dagger.
with grades as (
    select
        exams.stage,
        results.subject,
        exams.school_year,
        coalesce(exams.term, '') as term,
        exams.grade,
        count(*) as exams_n,
        sum(results.eligible_n) as eligible_n,
        bool_or(exams.result_status <> 'final') as is_open,
        bool_or(exams.compliance = 'prohibited') as is_prohibited,
    from marts.county_subject_results as results
    inner join marts.exams as exams on results.exam_id = exams.exam_id
    where exams.is_current and exams.result_status <> 'not_held' and results.subject <> 'total'
    group by exams.stage, results.subject, exams.school_year, coalesce(exams.term, ''), exams.grade
),

data_coverage as (
    select
        stage,
        subject,
        school_year,
        term,
        string_agg(grade || if(is_prohibited, '†', ''), ', ' order by grade) as grades,
        sum(exams_n) as exams_n,
        sum(eligible_n) as eligible_n,
        bool_or(is_open) as is_open,
        bool_or(is_prohibited) as is_prohibited,
    from grades
    group by stage, subject, school_year, term
)

select * from data_coverage
order by stage, subject, school_year, term
