-- One row per paper of a ranked test and unit: pupils counted, their totals summed and squared.
with tests as (
    select distinct test_id
    from intermediate.margin_units
),

margin_papers as (
    select
        sums.test_id,
        sums.exam_id,
        sums.unit_type,
        sums.unit_code,
        cast(sums.eligible_n as double) as n,
        cast(sums.sum_mark as double) as sum_mark,
        cast(sums.sum_squares as double) as sum_squares,
    from intermediate.unit_sums as sums
    semi join tests on sums.test_id = tests.test_id
    inner join marts.exams as exams on sums.exam_id = exams.exam_id
    where sums.subject = 'total' and exams.is_current and sums.eligible_n > 0
)

select * from margin_papers
