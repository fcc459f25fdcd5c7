-- One row per indicator, part, unit and school year counted from the exams, the rosters and the target letters.
with tests as (
    select
        *,
        stage in ('primary', 'junior') and compliance = 'prohibited' as is_forbidden,
        is_full_cohort and exam_type in ('county_full_cohort', 'academic') as is_county_test,
    from marts.tests
    where result_status <> 'not_held'
),

by_stage as (
    select
        'county-test-twice-' || stage as indicator_id,
        '' as part,
        stage,
        school_year,
        count(*) filter (where is_county_test) as value,
    from tests
    where stage in ('primary', 'junior')
    group by stage, school_year
),

by_year as (
    select
        unnest([
            'exam-frequency-control', 'az-yearly-subject-monitoring', 'dw-monitoring-modes', 'dw-monitoring-modes',
            'dw-monitoring-modes'
        ]) as indicator_id,
        unnest(['prohibited', '', 'scheduled', 'spot', 'academic']) as part,
        'all' as stage,
        school_year,
        unnest([
            count(*) filter (where is_forbidden),
            count(*) filter (where exam_type in ('sample_monitoring', 'county_full_cohort')),
            count(*) filter (where exam_type in ('county_full_cohort', 'mock', 'sample_monitoring')),
            count(*) filter (where exam_type = 'spot_check'),
            count(*) filter (where exam_type in ('academic', 'zhongkao', 'gaokao'))
        ]) as value,
    from tests
    group by school_year
),

papers as (
    select
        exams.school_year,
        exams.stage || '/' || papers.subject as stage_cell,
        exams.grade || '/' || papers.subject as grade_cell,
        coalesce(exams.term, 'T2') || '/' || exams.grade || '/' || papers.subject as term_cell,
        exams.exam_type in ('sample_monitoring', 'spot_check') as is_unscheduled,
    from marts.exams as exams
    inner join staging.exam_subjects as papers on exams.exam_id = papers.exam_id
    where exams.is_current and exams.result_status <> 'not_held'
),

cells as (
    select
        unnest(['dw-monitoring-coverage', 'rs-monitoring-coverage', 'rs-monitoring-unscheduled']) as indicator_id,
        '' as part,
        'all' as stage,
        school_year,
        unnest([
            count(distinct stage_cell),
            count(distinct term_cell),
            count(distinct stage_cell) filter (where is_unscheduled)
        ]) as value,
        unnest([
            (select count(distinct all_papers.stage_cell) from papers as all_papers),
            (select 2 * count(distinct known_papers.grade_cell) from papers as known_papers),
            null
        ]) as denominator,
    from papers
    group by school_year
),

repeaters as (
    select
        'no-repeaters' as indicator_id,
        '' as part,
        'junior' as stage,
        tests.school_year,
        results.school_code as entity_id,
        max(results.repeater_n) as value,
    from marts.school_results as results
    inner join tests on results.test_id = tests.test_id
    where tests.stage = 'junior' and tests.grades = '9'
    group by tests.school_year, results.school_code
),

counts as (
    select * from by_stage
    union all by name
    select * from by_year
    union all by name
    select * from cells
    union all by name
    select * from repeaters
    union all by name
    select * from intermediate.letter_counts
),

computed_counts as (
    select
        indicator_id,
        part,
        stage,
        if(entity_id is null, 'county', 'school') as entity_type,
        coalesce(entity_id, 'county') as entity_id,
        'school_year' as period_type,
        school_year as period_id,
        make_date(cast(left(school_year, 4) as integer), 9, 1) as period_start,
        make_date(cast(left(school_year, 4) as integer) + 1, 8, 31) as period_end,
        if(sum(denominator) is null, null, cast(sum(value) as double)) as numerator,
        cast(sum(denominator) as double) as denominator,
        sum(value) / coalesce(sum(denominator), 1) as value,
        bool_and(coalesce(is_final, true)) as is_final,
    from counts
    group by indicator_id, part, stage, entity_id, school_year
)

select * from computed_counts
