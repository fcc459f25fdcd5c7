-- One row per stage, subject and term in which a current exam was held.
with data_coverage as (
    select
        exams.stage,
        results.subject,
        exams.school_year,
        coalesce(exams.term, '') as term,
        string_agg(distinct cast(exams.grade as varchar), ',' order by cast(exams.grade as varchar)) as grades,
        count(*) as exams_n,
        sum(results.eligible_n) as eligible_n,
        bool_or(exams.result_status <> 'final') as is_open,
        bool_or(exams.compliance = 'prohibited') as is_prohibited,
    from marts.county_subject_results as results
    inner join marts.exams as exams on results.exam_id = exams.exam_id
    where exams.is_current and exams.result_status <> 'not_held' and results.subject <> 'total'
    group by exams.stage, results.subject, exams.school_year, coalesce(exams.term, '')
)

select * from data_coverage
order by stage, subject, school_year, term
