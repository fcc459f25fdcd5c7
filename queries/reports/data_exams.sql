-- One row per exam: its pupils by standing over the whole county, how final it is and what the rules say of it.
with standings as (
    select
        cells.exam_id,
        sum(cells.n) filter (where cells.standing not in ('guest', 'repeater', 'inactive', 'unmatched')) as roster_n,
        sum(cells.n) filter (where cells.standing in ('sat', 'sat_partly_unexcused', 'unexcused', 'unverified'))
            as eligible_n,
        sum(cells.sat_n) filter (where cells.standing not in ('guest', 'repeater', 'inactive', 'unmatched')) as sat_n,
        sum(cells.n) filter (where cells.standing in ('excused', 'partly_excused', 'exempt')) as absent_excused_n,
        sum(cells.n) filter (where cells.standing in ('unexcused', 'sat_partly_unexcused')) as absent_unexcused_n,
        sum(cells.n) filter (where cells.standing = 'unverified') as missing_n,
        sum(cells.n) filter (where cells.standing = 'guest') as guest_n,
        sum(cells.n) filter (where cells.standing = 'repeater') as repeater_n,
        sum(cells.n) filter (where cells.standing = 'unmatched') as unmatched_n,
        sum(cells.off_site_n) filter (where cells.standing not in ('guest', 'repeater', 'inactive', 'unmatched'))
            as off_site_n,
    from marts.total_cells as cells
    group by cells.exam_id
),

counted as (
    select
        exams.exam_id,
        exams.test_id,
        exams.name as exam_name,
        exams.stage,
        exams.grade,
        exams.exam_type,
        exams.school_year,
        exams.term,
        exams.held_on,
        exams.result_status,
        exams.is_full_cohort,
        exams.is_current,
        exams.supersedes_exam_id,
        exams.compliance,
        exams.compliance_zh,
        exams.compliance_en,
        exams.basis_text,
        coalesce(standings.roster_n, 0) as roster_n,
        standings.* exclude (exam_id, roster_n),
        standings.sat_n / nullif(standings.roster_n, 0) as participation_rate,
        coalesce(standings.roster_n < rules.small_cell, false) as is_small,
        coalesce(
            is_small
            or (
                standings.roster_n < rules.rate_small_n
                and least(standings.sat_n, standings.roster_n - standings.sat_n) < rules.rate_min_count
            ),
            false
        ) as is_hidden,
    from marts.exams as exams
    cross join plan.rules as rules
    left join standings on exams.exam_id = standings.exam_id
    where
        ($school_year = '' or exams.school_year = $school_year)
        and ($stage = '' or exams.stage = $stage)
),

data_exams as (
    select
        exam_id,
        test_id,
        exam_name,
        stage,
        grade,
        exam_type,
        school_year,
        term,
        held_on,
        result_status,
        is_full_cohort,
        is_current,
        supersedes_exam_id,
        compliance,
        compliance_zh,
        compliance_en,
        basis_text,
        if(is_small, null, roster_n) as roster_n,
        if(is_hidden, null, coalesce(eligible_n, 0)) as eligible_n,
        if(is_hidden, null, coalesce(sat_n, 0)) as sat_n,
        if(is_hidden, null, participation_rate) as participation_rate,
        if(is_hidden, null, coalesce(absent_excused_n, 0)) as absent_excused_n,
        if(is_hidden, null, coalesce(absent_unexcused_n, 0)) as absent_unexcused_n,
        if(is_hidden, null, coalesce(missing_n, 0)) as missing_n,
        if(is_small, null, coalesce(guest_n, 0)) as guest_n,
        if(is_small, null, coalesce(repeater_n, 0)) as repeater_n,
        if(is_small, null, coalesce(unmatched_n, 0)) as unmatched_n,
        if(is_hidden, null, coalesce(off_site_n, 0)) as off_site_n,
        case
            when result_status = 'not_held' then 'not_applicable'
            when roster_n = 0 then 'no_data'
            when is_small then 'suppressed'
            else 'ok'
        end as cell_state,
    from counted
)

select * from data_exams
order by held_on desc, exam_id
