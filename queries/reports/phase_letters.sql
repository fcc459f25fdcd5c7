-- One row per school, stage and school year with a target letter: k of m items met, what is unsigned, unverified, amended.
with phase_letters as (
    select
        letters.school_year,
        letters.school_code,
        any_value(letters.school_name) as school_name,
        any_value(letters.township_code) as township_code,
        coalesce(any_value(townships.unit_name), '') as township_name,
        letters.stage,
        any_value(letters.outcome) as outcome,
        any_value(letters.items_n) as items_n,
        any_value(letters.items_met_n) as items_met_n,
        any_value(letters.items_open_n) as items_open_n,
        bool_and(letters.signed_by_school and letters.signed_by_bureau) as is_signed,
        count(*) filter (where letters.version > 1) as amended_n,
        count(*) filter (where letters.is_entry_rate) as entry_rate_n,
    from marts.letter_items as letters
    left join marts.units as townships
        on letters.township_code = townships.unit_code and townships.unit_type = 'township'
    group by letters.school_year, letters.school_code, letters.stage
)

select * from phase_letters
order by
    school_year desc,
    list_position(['not_met', 'open', 'met'], outcome),
    items_met_n / nullif(items_n, 0),
    school_code,
    stage
