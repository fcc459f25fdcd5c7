-- One row per file with peer groups frozen, without a reason, when an exam of that school year had been held.
with first_exams as (
    select
        school_year,
        stage,
        min(held_on) as held_on,
    from raw.exams
    group by school_year, stage
),

findings as (
    select
        frozen.filename as file,
        count(*) as rows_n,
        min(concat('school_year=', frozen.school_year, ', school_code=', frozen.school_code), 3) as samples,
    from raw.peer_groups as frozen
    inner join first_exams
        on frozen.school_year = first_exams.school_year and frozen.stage = first_exams.stage
    where
        frozen.kind = 'frozen'
        and frozen.decided_on >= first_exams.held_on
        and trim(coalesce(frozen.reason, '')) = ''
    group by frozen.filename
)

select * from findings
