-- One row per file with exams that were not held between 1 September and 31 August of their school year.
with years as (
    select
        exam_id,
        school_year,
        held_on,
        filename,
        try_cast(left(school_year, 4) as integer) as first_year,
        try_cast(right(school_year, 4) as integer) as second_year,
    from raw.exams
),

findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(concat('exam_id=', exam_id, ', school_year=', school_year, ', held_on=', held_on), 3) as samples,
    from years
    where
        second_year <> first_year + 1
        or held_on < make_date(first_year, 9, 1)
        or held_on > make_date(first_year + 1, 8, 31)
    group by filename
)

select * from findings
