-- One row per indicator, part, stage, school, township or the county, and period: its classes, grades, groups, posts and studios together.
with members as (
    select
        reported.*,
        definitions.aggregation,
        coalesce(reported.numerator is not null and reported.denominator > 0, false) as has_both,
    from intermediate.reported_indicators as reported
    inner join intermediate.indicator_definitions as definitions
        on
            reported.indicator_id = definitions.indicator_id
            and reported.part = definitions.part
            and reported.stage = definitions.stage
    where
        reported.entity_type not in ('county', 'township', 'school')
        and definitions.aggregation <> 'latest'
        and reported.value is not null
),

-- The code of a class, grade, group or post begins with that of its school or township and a hyphen; others are the county's.
hosts as (
    select distinct
        'school' as host_type,
        school_code as host_id,
    from staging.schools
    union all
    select
        'township' as host_type,
        township_code as host_id,
    from staging.townships
),

parents as (
    select
        members.entity_id,
        hosts.host_type,
        hosts.host_id,
    from (select distinct entity_id from members) as members
    inner join hosts on starts_with(members.entity_id, hosts.host_id || '-')
    qualify row_number() over (
        partition by members.entity_id order by length(hosts.host_id) desc, hosts.host_type
    ) = 1
),

pooled_indicators as (
    select
        members.indicator_id,
        members.part,
        members.stage,
        coalesce(parents.host_type, 'county') as entity_type,
        coalesce(parents.host_id, 'county') as entity_id,
        any_value(members.period_type) as period_type,
        members.period_id,
        min(members.period_start) as period_start,
        max(members.period_end) as period_end,
        sum(members.numerator order by members.numerator) filter (where members.has_both) as numerator,
        sum(members.denominator order by members.denominator) filter (where members.has_both) as denominator,
        case any_value(members.aggregation)
            when 'ratio'
                then
                    sum(members.numerator order by members.numerator) filter (where members.has_both)
                    / sum(members.denominator order by members.denominator) filter (where members.has_both)
            when 'sum' then sum(members.value order by members.value)
            when 'mean' then avg(members.value order by members.value)
            when 'min' then min(members.value)
            when 'max' then max(members.value)
        end as value,
        bool_and(members.is_final) as is_final,
    from members
    left join parents on members.entity_id = parents.entity_id
    group by members.indicator_id, members.part, members.stage, parents.host_type, parents.host_id, members.period_id
)

select * from pooled_indicators
