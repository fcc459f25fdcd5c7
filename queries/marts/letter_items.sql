-- One row per school, stage, school year, target letter and item: aim, what was verified or computed, and the letter's progress.
with computed as (
    select
        letters.letter_id,
        letters.item_code,
        found.value,
        found.numerator,
        found.denominator,
        found.period_id,
        found.is_final,
    from staging.target_letters as letters
    inner join marts.indicator_values as found
        on
            letters.item_code = found.indicator_id
            and found.part = ''
            and letters.stage = found.stage
            and found.entity_type = 'school'
            and letters.school_code = found.entity_id
            and left(found.period_id, 9) = letters.school_year
    qualify row_number() over (
        partition by letters.letter_id, letters.item_code order by found.period_end desc, found.period_id desc
    ) = 1
),

latest_names as (
    select
        school_code,
        stage,
        arg_max(school_name, valid_from) as school_name,
        arg_max(township_code, valid_from) as township_code,
    from staging.schools
    group by school_code, stage
),

letter_items as (
    select
        letters.letter_id,
        letters.school_code,
        coalesce(schools.school_name, letters.school_code) as school_name,
        coalesce(schools.township_code, '') as township_code,
        letters.stage,
        letters.school_year,
        letters.item_code,
        coalesce(letters.item_name, letters.item_code) as item_name,
        regexp_matches(
            coalesce(letters.item_name, letters.item_code), '升学|录取率|上线率|升入|entry rate|admission', 'i'
        ) as is_entry_rate,
        letters.basis,
        letters.target_value,
        letters.comparator,
        letters.unit,
        letters.weight,
        letters.signed_by_school,
        letters.signed_by_bureau,
        letters.signed_on,
        letters.version,
        letters.amendments,
        letters.achieved_value,
        letters.checked_by,
        letters.checked_on,
        letters.evidence_id,
        letters.is_met,
        computed.value as computed_value,
        computed.numerator as computed_numerator,
        computed.denominator as computed_denominator,
        computed.period_id as computed_period_id,
        coalesce(not computed.is_final, false) as computed_is_provisional,
        results.items_n,
        results.items_met_n,
        results.items_open_n,
        results.outcome,
    from staging.target_letters as letters
    left join latest_names as schools
        on letters.school_code = schools.school_code and letters.stage = schools.stage
    left join computed on letters.letter_id = computed.letter_id and letters.item_code = computed.item_code
    left join intermediate.letter_results as results
        on
            letters.school_code = results.school_code
            and letters.stage = results.stage
            and letters.school_year = results.school_year
)

select * from letter_items
