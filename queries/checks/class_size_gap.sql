-- One row per file with a class size that lies far from the mean class of the exam rosters of the same school and term.
with observed as (
    select
        filename,
        entity_id as school_code,
        stage,
        period_id,
        numerator / denominator as pupils_each,
    from raw.observations
    where
        (indicator_id = 'class-size-primary' or (indicator_id = 'class-size-secondary' and part = 'mean'))
        and coalesce(part, '') in ('', 'mean')
        and entity_type = 'school'
        and status in ('final', 'verified')
        and denominator > 0
),

rosters as (
    select
        roster.school_code,
        exams.stage,
        exams.school_year || '-' || exams.term as period_id,
        count(*) / count(distinct roster.exam_id || '/' || roster.class_id) as pupils_each,
    from raw.roster as roster
    inner join raw.exams as exams on roster.exam_id = exams.exam_id
    where roster.class_id is not null and roster.roster_status = 'active' and exams.is_full_cohort
    group by roster.school_code, exams.stage, exams.school_year, exams.term
),

findings as (
    select
        observed.filename as file,
        count(*) as rows_n,
        min(
            concat(
                'entity_id=', observed.school_code, ', period_id=', observed.period_id, ', ',
                round(rosters.pupils_each, 1), ' → ', round(observed.pupils_each, 1)
            ),
            3
        ) as samples,
    from observed
    inner join rosters
        on
            observed.school_code = rosters.school_code
            and observed.stage = rosters.stage
            and observed.period_id = rosters.period_id
    cross join plan.rules as rules
    where abs(observed.pupils_each - rosters.pupils_each) > rules.class_size_gap
    group by observed.filename
)

select * from findings
