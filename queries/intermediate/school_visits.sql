-- One row per school, stage (or all), kind of visit and day or period in which somebody was there, known on the day of the build.
with kinds as (
    select
        indicator_id,
        case indicator_id
            when 'bureau-visit-termly' then 'bureau'
            when 'director-visit-yearly' then 'director'
            when 'rs-weak-school-visit' then 'weak'
            when 'routine-process-score' then 'inspection'
        end as kind,
    from marts.indicators
    group by indicator_id
    having kind is not null
),

seen as (
    select
        observed.entity_id as school_code,
        observed.stage,
        kinds.kind,
        observed.period_type,
        observed.period_id,
        if(observed.period_start = observed.period_end, observed.period_end, null) as visited_on,
        -- marks of an inspection mean that it was there whatever they are; of the others a zero means that nobody came
        kinds.kind = 'inspection' or coalesce(observed.numerator, observed.value) > 0 as is_visited,
    from intermediate.dated_observations as observed
    inner join kinds on observed.indicator_id = kinds.indicator_id
    where observed.entity_type = 'school' and observed.value is not null
),

school_visits as (
    select distinct
        seen.school_code,
        seen.stage,
        seen.kind,
        seen.visited_on,
        coalesce(terms.period_id, if(seen.period_type = 'term', seen.period_id, null)) as term_id,
    from seen
    left join intermediate.calendar as terms
        on terms.period_type = 'term' and seen.visited_on between terms.starts_on and terms.ends_on
    where seen.is_visited
)

select * from school_visits
