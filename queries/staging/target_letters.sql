-- One row per target letter and item: the item's newest version.
with target_letters as (
    select
        letter_id,
        item_code,
        school_code,
        stage,
        school_year,
        cast(left(school_year, 4) as integer) as school_year_start,
        target_value,
        comparator,
        weight,
        signed_on,
        achieved_value,
        achieved,
        checked_on,
    from raw.target_letters
    qualify row_number() over (partition by letter_id, item_code order by version desc) = 1
)

select * from target_letters
