-- One row per school and stage open on the day of the build: whether leaders, inspectors or guides have been there this term.
with terms as (
    select
        period_id as term_id,
        starts_on,
        true as is_told,
    from intermediate.calendar
    where period_type = 'term'
    union all
    -- a county that has told no term yet is in that of its newest exam
    select
        concat_ws('-', school_year, term) as term_id,
        held_on as starts_on,
        false as is_told,
    from marts.exams
),

this_term as (
    select
        terms.term_id,
        info.as_of,
    from terms
    inner join marts.build_info as info on terms.starts_on <= info.as_of
    qualify row_number() over (order by terms.is_told desc, terms.starts_on desc, terms.term_id desc) = 1
),

schools as (
    select
        schools.unit_code as school_code,
        schools.unit_name as school_name,
        schools.township_code,
        schools.township_name,
        unnest(list_filter(schools.stages, lambda stage: stage <> 'kindergarten')) as stage,
        this_term.term_id,
    from marts.units as schools
    cross join this_term
    where
        schools.unit_type = 'school'
        and schools.is_expected
        and this_term.as_of between coalesce(schools.valid_from, this_term.as_of)
        and coalesce(schools.valid_to, this_term.as_of)
),

visited as (
    select
        schools.school_code,
        schools.stage,
        bool_or(visits.kind = 'bureau') as bureau,
        bool_or(visits.kind = 'director') as director,
        bool_or(visits.kind = 'weak') as weak,
        bool_or(visits.kind = 'inspection') as inspection,
        max(visits.visited_on) filter (where visits.kind <> 'inspection') as visited_on,
        count(*) filter (where visits.kind <> 'inspection') as visits_n,
    from schools
    inner join intermediate.school_visits as visits
        on
            schools.school_code = visits.school_code
            and schools.term_id = visits.term_id
            and visits.stage in ('all', schools.stage)
    group by schools.school_code, schools.stage
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
    left join visited on schools.school_code = visited.school_code and schools.stage = visited.stage
)

select * from school_visits
