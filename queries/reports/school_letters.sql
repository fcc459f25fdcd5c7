-- One row per target letter and item of one school, the newest letter first: aim, what was verified or computed, amendments; tiny counts blanked.
with items as (
    select
        letters.*,
        letters.signed_by_school and letters.signed_by_bureau as is_signed,
        coalesce(letters.computed_denominator < rules.small_cell, false) as is_small,
        coalesce(
            letters.unit = 'ratio'
            and least(letters.computed_numerator, letters.computed_denominator - letters.computed_numerator)
            < rules.rate_min_count,
            false
        ) as is_tiny,
    from marts.letter_items as letters
    cross join plan.rules as rules
    where letters.school_code = $school and ($stage = '' or letters.stage = $stage)
),

school_letters as (
    select
        letter_id,
        stage,
        school_year,
        item_code,
        item_name,
        basis,
        target_value,
        comparator,
        unit,
        weight,
        is_signed,
        signed_by_school,
        signed_by_bureau,
        signed_on,
        version,
        amendments,
        achieved_value,
        checked_by,
        checked_on,
        evidence_id,
        case
            when not is_small and not is_tiny then computed_value
        end as computed_value,
        -- Of a value that may not be shown it is still told on which side of the aim it lies.
        case
            when is_small or not isfinite(computed_value) then null
            when comparator = '>=' then round(computed_value, 9) >= round(target_value, 9)
            when comparator = '<=' then round(computed_value, 9) <= round(target_value, 9)
            when comparator = '>' then round(computed_value, 9) > round(target_value, 9)
            when comparator = '<' then round(computed_value, 9) < round(target_value, 9)
            when comparator = '==' then round(computed_value, 9) = round(target_value, 9)
        end as computed_reaches,
        computed_value is not null and (is_small or is_tiny) as computed_is_hidden,
        computed_period_id,
        computed_is_provisional,
        case when is_met then 'met' when not is_met then 'not_met' else 'open' end as state,
        is_entry_rate,
        items_n,
        items_met_n,
        items_open_n,
        outcome,
    from items
)

select * from school_letters
order by school_year desc, letter_id, weight = 0, item_code
