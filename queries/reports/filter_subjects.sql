-- One row per subject of a test, the total first.
with subjects as (
    select
        subject,
        max(eligible_n) as eligible_n,
    from marts.test_subject_results
    where test_id = $test_id and unit_type = 'county'
    group by subject
),

filter_subjects as (
    select
        cast($test_id as varchar) as test_id,
        subject,
        row_number() over (
            order by
                subject <> 'total',
                coalesce(list_position(['chinese', 'math', 'english'], subject), 9),
                subject
        ) as ordinal,
    from subjects
)

select * from filter_subjects
order by ordinal
