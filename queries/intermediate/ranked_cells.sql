-- One row per ranked test, school and total: what a resample of the school's pupils draws from.
with ranked_cells as (
    select
        schools.test_id,
        cells.exam_id,
        schools.school_code,
        case when schools.township_kind = 'township' then schools.township_code else '' end as township_code,
        cast(cells.total as double) as total,
        cast(sum(cells.n) as bigint) as n,
        cast(sum(cells.sat_n) as bigint) as sat_n,
        cast(states.top_n1 as bigint) as top_n1,
        cast(states.top_n2 as bigint) as top_n2,
        cast(states.top_n3 as bigint) as top_n3,
        cast(states.weight1 as double) as weight1,
        cast(states.weight2 as double) as weight2,
        cast(states.weight3 as double) as weight3,
    from marts.total_cells as cells
    inner join marts.exams as exams on cells.exam_id = exams.exam_id
    inner join intermediate.exam_schools as schools
        on cells.exam_id = schools.exam_id and cells.school_code = schools.roster_code
    inner join intermediate.ranking_states as states on schools.test_id = states.test_id
    cross join plan.rules as rules
    where
        exams.is_current
        and cells.total is not null
        and (rules.unexcused_as_zero or cells.standing = 'sat')
        and states.method = 'rank_sum'
        and states.ranking_state = 'ranked'
    group by all
)

select * from ranked_cells
