-- One row per indicator, part, stage, entity and period: computed, put together from its parts, reported, or pooled from its classes and groups.
with every_way as (
    select
        *,
        1 as preference,
    from marts.computed_indicators
    union all by name
    select
        *,
        2 as preference,
    from intermediate.composite_indicators
    union all by name
    select
        *,
        3 as preference,
    from intermediate.reported_indicators
    union all by name
    select
        *,
        4 as preference,
    from intermediate.pooled_indicators
),

-- A composite with a missing part leaves nothing: it stands before a composite that was reported whole.
preferred as (
    select * exclude (preference)
    from every_way
    qualify row_number() over (
        partition by indicator_id, part, stage, entity_type, entity_id, period_id order by preference
    ) = 1
),

known as (
    select
        preferred.*,
        points.parent_code,
        coalesce(points.parent_code, preferred.entity_id) as family_code,
    from preferred
    left join intermediate.teaching_points as points
        on
            preferred.entity_type = 'school'
            and preferred.entity_id = points.school_code
            and preferred.period_end between points.valid_from and points.valid_to
    where preferred.value is not null
),

with_points as (
    select
        known.*,
        definitions.aggregation,
        bool_or(known.parent_code is not null) over family as has_points,
        bool_or(known.parent_code is null) over family as has_parent,
        bool_and(coalesce(known.denominator = 1 and known.numerator in (0, 1), false)) over family as is_yes_or_no,
        case definitions.aggregation
            when 'ratio' then bool_and(coalesce(known.denominator > 0, false)) over family
            else coalesce(definitions.aggregation in ('sum', 'min', 'max'), false)
        end as is_together,
    from known
    left join intermediate.indicator_definitions as definitions
        on
            known.indicator_id = definitions.indicator_id
            and known.part = definitions.part
            and known.stage = definitions.stage
    window family as (
        partition by known.indicator_id, known.part, known.stage, known.entity_type, known.family_code, known.period_id
    )
),

-- A teaching point counts with its parent: sums are added, yes or no is yes when all say yes, an average is the parent's own.
families as (
    select
        indicator_id,
        part,
        stage,
        'school' as entity_type,
        family_code as entity_id,
        any_value(period_type) as period_type,
        period_id,
        min(period_start) as period_start,
        max(period_end) as period_end,
        if(any_value(is_yes_or_no), min(numerator), sum(numerator)) as numerator,
        if(any_value(is_yes_or_no), 1, sum(denominator)) as denominator,
        case
            when count(*) = 1 then any_value(value)
            when any_value(aggregation) = 'ratio' and any_value(is_yes_or_no) then min(numerator)
            when any_value(aggregation) = 'ratio' then sum(numerator) / sum(denominator)
            when any_value(aggregation) = 'sum' then sum(value)
            when any_value(aggregation) = 'min' then min(value)
            when any_value(aggregation) = 'max' then max(value)
            when any_value(aggregation) = 'mean' then avg(value)
        end as value,
        bool_and(is_final) as is_final,
    from with_points
    where
        has_points
        and (is_together or parent_code is null or coalesce(not has_parent and aggregation = 'mean', false))
    group by indicator_id, part, stage, family_code, period_id
),

indicator_values as (
    select * exclude (parent_code, family_code, aggregation, has_points, has_parent, is_yes_or_no, is_together)
    from with_points
    where not has_points or parent_code is not null
    union all by name
    select *
    from families
    where value is not null
)

select * from indicator_values
