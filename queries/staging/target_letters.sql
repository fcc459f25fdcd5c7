-- One row per target letter and item: the item's newest version, whether it is met as verified, and its amendments.
with versions as (
    select
        *,
        list(
            struct_pack(
                version := version, amended_on := amended_on, target_value := target_value, reason := amend_reason
            )
        ) over (
            partition by letter_id, item_code
            order by version
            rows between unbounded preceding and unbounded following
        ) as amendments,
    from raw.target_letters
),

target_letters as (
    select
        letter_id,
        item_code,
        school_code,
        stage,
        school_year,
        cast(left(school_year, 4) as integer) as school_year_start,
        item_name,
        basis,
        target_value,
        comparator,
        unit,
        weight,
        signed_by_school,
        signed_by_bureau,
        signed_on,
        version,
        achieved_value,
        achieved,
        checked_by,
        checked_on,
        evidence_id,
        if(len(amendments) > 1, amendments, null) as amendments,
        -- What was verified in words wins; a value counts once somebody has put a day to it.
        case
            when achieved is not null then achieved
            when checked_on is null or not isfinite(achieved_value) then null
            when comparator = '>=' then achieved_value >= target_value
            when comparator = '<=' then achieved_value <= target_value
            when comparator = '>' then achieved_value > target_value
            when comparator = '<' then achieved_value < target_value
            when comparator = '==' then achieved_value = target_value
        end as is_met,
    from versions
    qualify row_number() over (partition by letter_id, item_code order by version desc) = 1
)

select * from target_letters
