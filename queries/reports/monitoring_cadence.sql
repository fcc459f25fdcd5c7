-- One row per unit and period in which one quota was due in one school year ('' for all): done, short, missed, no record or not yet due.
with cadence as (
    select *
    from marts.cadence
    where
        indicator_id = $indicator_id
        and part = $part
        and stage = $stage
        and entity_type = $unit_type
        and ($school_year = '' or school_year = $school_year)
),

monitoring_cadence as (
    select
        cadence.entity_type as unit_type,
        cadence.entity_id as unit_code,
        coalesce(units.unit_name, '') as unit_name,
        coalesce(units.township_code, '') as township_code,
        coalesce(units.township_name, '') as township_name,
        cadence.school_year,
        coalesce(cadence.term, '') as term,
        cadence.period_type,
        cadence.period_id,
        cadence.ordinal,
        cadence.period_start,
        cadence.period_end,
        cadence.unit,
        cadence.comparator,
        cadence.required,
        cadence.n,
        cadence.numerator,
        cadence.denominator,
        cadence.coverage,
        cadence.state,
        count(*) filter (where cadence.state <> 'not_due') over unit_rows as due_n,
        count(*) filter (where cadence.state = 'done') over unit_rows as done_n,
        count(*) filter (where cadence.state in ('short', 'missed')) over unit_rows as missed_n,
        count(*) filter (where cadence.state = 'no_record') over unit_rows as no_record_n,
    from cadence
    left join marts.units as units on cadence.entity_type = units.unit_type and cadence.entity_id = units.unit_code
    where $township = '' or units.township_code = $township or cadence.entity_type = 'county'
    window unit_rows as (partition by cadence.entity_type, cadence.entity_id)
)

select * from monitoring_cadence
order by
    missed_n + no_record_n desc, township_name collate zh_cn, unit_name collate zh_cn, unit_code,
    period_start, period_id
