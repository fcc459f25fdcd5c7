-- One row per test and unit: the official results of schools, townships and the county.
with roster_standings as (
    select
        cells.exam_id,
        cells.school_code as roster_code,
        sum(cells.n) filter (where cells.standing = 'guest') as guest_n,
        sum(cells.n) filter (where cells.standing = 'repeater') as repeater_n,
        sum(cells.n) filter (where cells.standing = 'inactive') as inactive_n,
        sum(cells.n) filter (where cells.standing = 'partly_excused') as partly_excused_n,
        sum(cells.off_site_n) as off_site_n,
    from marts.total_cells as cells
    inner join marts.exams as exams on cells.exam_id = exams.exam_id
    where exams.is_current
    group by cells.exam_id, cells.school_code
),

standings as (
    select
        units.test_id,
        units.unit_type,
        units.unit_code,
        coalesce(sum(schools.guest_n), 0) as guest_n,
        coalesce(sum(schools.repeater_n), 0) as repeater_n,
        coalesce(sum(schools.inactive_n), 0) as inactive_n,
        coalesce(sum(schools.partly_excused_n), 0) as partly_excused_n,
        coalesce(sum(schools.off_site_n), 0) as off_site_n,
    from roster_standings as schools
    inner join intermediate.exam_units as units
        on schools.exam_id = units.exam_id and schools.roster_code = units.roster_code
    group by units.test_id, units.unit_type, units.unit_code
),

unit_results as (
    select
        measures.* exclude (subject),
        tests.stage,
        states.plan_id,
        entries.rank_state,
        entries.is_ranked,
        entries.top1_n,
        entries.top2_n,
        entries.top3_n,
        entries.weighted_rate,
        places.rank_mean,
        places.rank_count,
        places.rank_rate,
        places.rank_sum,
        places.final_rank,
        places.ranked_n,
        places.tied_n,
        places.worse_n,
        places.worse_or_equal_n,
        case
            when not entries.is_ranked or places.ranked_n < rules.min_units then 'not_applicable'
            when places.worse_or_equal_n <= rules.bottom_places then 'certain'
            when places.worse_n < rules.bottom_places then 'possible'
            else 'no'
        end as bottom3,
        standings.* exclude (test_id, unit_type, unit_code),
    from intermediate.unit_measures as measures
    inner join intermediate.test_register as tests on measures.test_id = tests.test_id
    inner join intermediate.ranking_states as states on measures.test_id = states.test_id
    cross join plan.rules as rules
    inner join intermediate.ranking_entries as entries
        on
            measures.test_id = entries.test_id
            and measures.unit_type = entries.unit_type
            and measures.unit_code = entries.unit_code
    inner join standings
        on
            measures.test_id = standings.test_id
            and measures.unit_type = standings.unit_type
            and measures.unit_code = standings.unit_code
    left join intermediate.places as places
        on
            measures.test_id = places.test_id
            and measures.unit_type = places.unit_type
            and measures.unit_code = places.unit_code
    where measures.subject = 'total'
)

select * from unit_results
