-- One row per school year, stage and official test that its peer groups are made from: the last two before that year.
with years as (
    select
        stage,
        school_year,
        school_year_start,
    from intermediate.test_register
    union
    -- the year to come can be frozen before any of its exams is known
    select
        stage,
        (school_year_start + 1) || '-' || (school_year_start + 2) as school_year,
        school_year_start + 1 as school_year_start,
    from intermediate.test_register
),

official as (
    select *
    from intermediate.test_register
    where is_full_cohort and counts_for_accountability and result_status <> 'not_held'
),

peer_tests as (
    select
        years.school_year,
        years.school_year_start,
        years.stage,
        official.test_id,
        row_number() over (
            partition by years.school_year, years.stage order by official.held_on desc, official.test_id desc
        ) as recency,
    from years
    inner join official
        on years.stage = official.stage and years.school_year_start > official.school_year_start
    qualify recency <= 2
)

select * from peer_tests
