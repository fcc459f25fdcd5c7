-- One row per file with determinations about a school year, test or contest that is not in the data.
with occasions as (
    select school_year as occasion from raw.exams
    union
    select test_id as occasion from raw.exams
    union
    select school_year as occasion from raw.events
    union
    select event_id as occasion from raw.events
    union
    select school_year as occasion from raw.target_letters
),

findings as (
    select
        records.filename as file,
        count(*) as rows_n,
        min(concat('decision_id=', records.decision_id, ', occasion=', records.occasion), 3) as samples,
    from raw.decisions as records
    anti join occasions on records.occasion = occasions.occasion
    where records.kind = 'determination' and records.occasion is not null
    group by records.filename
)

select * from findings
