-- One row per school open on the day of the build: whether leaders, inspectors or guides have been there this term.
with this_term as (
    select
        calendar.period_id as term_id,
        calendar.starts_on,
        calendar.ends_on,
        info.as_of,
    from intermediate.calendar as calendar
    inner join marts.build_info as info on calendar.starts_on <= info.as_of
    where calendar.period_type = 'term'
    qualify row_number() over (order by calendar.starts_on desc) = 1
),

schools as (
    select
        schools.unit_code as school_code,
        schools.unit_name as school_name,
        schools.township_code,
        schools.township_name,
        schools.stages,
        this_term.* exclude (as_of),
    from marts.units as schools
    cross join this_term
    where
        schools.unit_type = 'school'
        and schools.is_expected
        and schools.stages <> ['kindergarten']
        and this_term.as_of between coalesce(schools.valid_from, this_term.as_of)
        and coalesce(schools.valid_to, this_term.as_of)
),

visited as (
    select
        school_code,
        term_id,
        bool_or(kind = 'bureau') as bureau,
        bool_or(kind = 'director') as director,
        bool_or(kind = 'weak') as weak,
        bool_or(kind = 'inspection') as inspection,
        max(visited_on) filter (where kind <> 'inspection') as visited_on,
        count(*) filter (where kind <> 'inspection') as visits_n,
    from intermediate.school_visits
    group by school_code, term_id
),

school_visits as (
    select
        schools.*,
        coalesce(visited.bureau, false) as is_bureau_visited,
        coalesce(visited.director, false) as is_director_visited,
        coalesce(visited.weak, false) as is_weak_visited,
        coalesce(visited.inspection, false) as is_inspected,
        coalesce(visited.visits_n, 0) as visits_n,
        coalesce(visited.visits_n, 0) > 0 as is_visited,
        visited.visited_on,
        -- where no visit of the term is recorded at all, nothing is said of any school
        bool_or(coalesce(visited.visits_n, 0) > 0) over () as is_recorded,
    from schools
    left join visited on schools.school_code = visited.school_code and schools.term_id = visited.term_id
)

select * from school_visits
