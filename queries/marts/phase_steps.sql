-- One row per plan, phase and term that still ends before the phase does: the days by which a step is due, the last on the phase's last day.
with days as (
    select
        phases.plan_id,
        phases.phase_id,
        phases.ends_on,
        greatest(info.as_of, phases.starts_on - 1) as since,
    from plan.phases as phases
    cross join marts.build_info as info
    where info.as_of <= phases.ends_on
),

-- A school year that the calendar does not tell yet has its terms end as the others do.
years as (
    select
        *,
        cast(unnest(generate_series(year(since) - 1, year(ends_on))) as integer) as first_year,
    from days
),

terms as (
    select
        years.plan_id,
        years.phase_id,
        years.ends_on,
        years.since,
        coalesce(
            told.ends_on,
            if(halves.term = 'T1', make_date(years.first_year + 1, 1, 31), make_date(years.first_year + 1, 6, 30))
        ) as term_ends_on,
    from years
    cross join (values ('T1'), ('T2')) as halves (term)
    left join staging.terms as told
        on years.first_year || '-' || (years.first_year + 1) = told.school_year and halves.term = told.term
),

due as (
    select
        plan_id,
        phase_id,
        ends_on,
        term_ends_on as due_on,
    from terms
    where term_ends_on > since and term_ends_on <= ends_on
    union
    select
        plan_id,
        phase_id,
        ends_on,
        ends_on as due_on,
    from days
    where not exists (
        select 1
        from terms
        where
            terms.plan_id = days.plan_id
            and terms.phase_id = days.phase_id
            and terms.term_ends_on > terms.since
            and terms.term_ends_on <= terms.ends_on
    )
),

phase_steps as (
    select
        plan_id,
        phase_id,
        row_number() over steps as step_no,
        count(*) over (partition by plan_id, phase_id) as steps_n,
        if(lead(due_on) over steps is null, ends_on, due_on) as due_on,
    from due
    window steps as (partition by plan_id, phase_id order by due_on)
)

select * from phase_steps
