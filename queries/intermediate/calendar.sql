-- One row per school year, term, teaching week and month of the calendar; weeks not told are those of the term, from Monday to Sunday.
with years as (
    select distinct regexp_extract(period_id, '^\d{4}-\d{4}') as school_year
    from staging.observations
    where regexp_matches(period_id, '^\d{4}-\d{4}(-T|$)')
    union
    select distinct school_year from staging.terms
),

terms as (
    select
        years.school_year,
        halves.term,
        coalesce(
            told.starts_on,
            if(
                halves.term = 'T1',
                make_date(cast(left(years.school_year, 4) as integer), 9, 1),
                make_date(cast(left(years.school_year, 4) as integer) + 1, 2, 15)
            )
        ) as starts_on,
        coalesce(
            told.ends_on,
            if(
                halves.term = 'T1',
                make_date(cast(left(years.school_year, 4) as integer) + 1, 1, 31),
                make_date(cast(left(years.school_year, 4) as integer) + 1, 6, 30)
            )
        ) as ends_on,
    from years
    cross join (values ('T1'), ('T2')) as halves (term)
    left join staging.terms as told on years.school_year = told.school_year and halves.term = told.term
),

-- A term that starts on a Saturday or Sunday has its first week from the Monday after.
mondays as (
    select
        terms.school_year,
        terms.term,
        terms.starts_on as term_starts_on,
        terms.ends_on as term_ends_on,
        cast(
            unnest(generate_series(date_trunc('week', terms.starts_on + 2), terms.ends_on, interval 7 day)) as date
        ) as monday,
    from terms
    where not exists (
        select 1
        from staging.teaching_weeks as told
        where terms.school_year = told.school_year and terms.term = told.term
    )
),

weeks as (
    select * from staging.teaching_weeks
    union all by name
    select
        school_year,
        term,
        row_number() over (partition by school_year, term order by monday) as week_no,
        greatest(monday, term_starts_on) as starts_on,
        least(monday + 6, term_ends_on) as ends_on,
        true as is_teaching,
    from mondays
),

-- A month belongs to the term in which its middle lies.
months as (
    select
        school_year,
        term,
        cast(unnest(generate_series(date_trunc('month', starts_on), ends_on, interval 1 month)) as date) as starts_on,
        starts_on as term_starts_on,
        ends_on as term_ends_on,
    from terms
),

calendar as (
    select
        'week' as period_type,
        school_year || '-' || term || '-W' || lpad(cast(week_no as varchar), 2, '0') as period_id,
        school_year,
        term,
        week_no as ordinal,
        starts_on,
        ends_on,
        is_teaching,
    from weeks
    union all
    select
        'month' as period_type,
        strftime(starts_on, '%Y-%m') as period_id,
        school_year,
        term,
        row_number() over (partition by school_year order by starts_on) as ordinal,
        starts_on,
        last_day(starts_on) as ends_on,
        true as is_teaching,
    from months
    where starts_on + 14 between term_starts_on and term_ends_on
    union all
    select
        'term' as period_type,
        school_year || '-' || term as period_id,
        school_year,
        term,
        if(term = 'T1', 1, 2) as ordinal,
        starts_on,
        ends_on,
        true as is_teaching,
    from terms
    union all
    select
        'school_year' as period_type,
        school_year as period_id,
        school_year,
        cast(null as varchar) as term,
        1 as ordinal,
        min(starts_on) as starts_on,
        max(ends_on) as ends_on,
        true as is_teaching,
    from terms
    group by school_year
)

select * from calendar
