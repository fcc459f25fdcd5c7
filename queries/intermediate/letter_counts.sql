-- One row per indicator, school and school year that a target letter counts towards: its items, those met, and what is open.
with letter_counts as (
    select
        unnest(if(stage = 'senior', ['target-letter', 'senior-targets'], ['target-letter'])) as indicator_id,
        '' as part,
        unnest(if(stage = 'senior', ['all', 'senior'], ['all'])) as stage,
        school_year,
        school_code as entity_id,
        items_met_n as value,
        items_n as denominator,
        items_open_n = 0 as is_final,
    from intermediate.letter_results
    where items_n > 0
)

select * from letter_counts
