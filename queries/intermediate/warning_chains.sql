-- One row per rule, unit and occasion: the run so far, and the tests and heads that it is made of.
with recursive links as (
    select
        steps.*,
        steps.held and steps.applicable and steps.bottom3 = 'certain' as is_bottom,
        steps.held and steps.applicable and steps.bottom3 = 'possible' as may_be_bottom,
        steps.held and steps.applicable and steps.in_bottom_share as is_in_bottom_share,
        coalesce(earlier.unit_code, steps.unit_code) as earlier_unit_code,
        coalesce(earlier.occasion_no, 0) as earlier_occasion_no,
        coalesce(steps.inherits, true)
        and (steps.counting = 'cumulative' or coalesce(steps.occasion_no - earlier.occasion_no = 1, false))
            as continues,
    from intermediate.warning_steps as steps
    left join intermediate.warning_steps as earlier
        on
            steps.rule_id = earlier.rule_id
            and earlier.unit_code in (steps.unit_code, steps.inherited_from)
            and earlier.occasion_no < steps.occasion_no
    qualify row_number() over (
        partition by steps.rule_id, steps.unit_code, steps.occasion_no
        order by
            earlier.occasion_no desc,
            (earlier.bottom3 <> 'unranked') desc,
            (earlier.unit_code = steps.unit_code) desc
    ) = 1
),

-- A row with occasion_no 0 opens the history of each unit; what `feeds_` is carried to the next occasion.
chain as (
    select distinct
        rule_id,
        unit_code,
        cast(0 as bigint) as occasion_no,
        cast(0 as bigint) as run,
        cast([] as varchar[]) as heads,
        cast([] as varchar[]) as run_tests,
        false as is_pending,
        false as was_bottom,
        false as was_in_bottom_share,
        cast(0 as bigint) as feeds_run,
        cast([] as varchar[]) as feeds_heads,
        cast([] as varchar[]) as feeds_tests,
        false as feeds_pending,
        false as feeds_bottom,
        false as feeds_bottom_share,
    from links
    union all
    select
        links.rule_id,
        links.unit_code,
        links.occasion_no,
        reached.this_run,
        reached.this_heads,
        reached.this_tests,
        judged.this_pending,
        links.continues and chain.feeds_bottom,
        links.continues and chain.feeds_bottom_share,
        if(links.final, reached.this_run, judged.kept_run),
        if(links.final, reached.this_heads, judged.kept_heads),
        if(links.final, reached.this_tests, judged.kept_tests),
        judged.this_pending and links.final,
        links.is_bottom or judged.this_pending,
        links.is_in_bottom_share,
    from links
    inner join chain
        on
            links.rule_id = chain.rule_id
            and links.earlier_unit_code = chain.unit_code
            and links.earlier_occasion_no = chain.occasion_no
    cross join
        lateral (
            select
                if(links.continues, chain.feeds_run, 0) as base_run,
                if(links.continues, chain.feeds_heads, []) as base_heads,
                if(links.continues, chain.feeds_tests, []) as base_tests,
                links.continues and chain.feeds_pending as awaits_determination,
        ) as carried
    cross join
        lateral (
            select
                (links.is_bottom and carried.awaits_determination)
                or (links.may_be_bottom and (carried.awaits_determination or carried.base_run + 1 >= links.runs))
                    as this_pending,
                if(links.counting = 'cumulative', carried.base_run, 0) as kept_run,
                if(links.counting = 'cumulative', carried.base_heads, []) as kept_heads,
                if(links.counting = 'cumulative', carried.base_tests, []) as kept_tests,
        ) as judged
    cross join lateral (
        select
            case
                when judged.this_pending then carried.base_run
                when links.is_bottom then carried.base_run + 1
                else judged.kept_run
            end as this_run,
            case
                when judged.this_pending then carried.base_heads
                when links.is_bottom then list_append(carried.base_heads, links.head)
                else judged.kept_heads
            end as this_heads,
            case
                when judged.this_pending then carried.base_tests
                when links.is_bottom then list_append(carried.base_tests, links.test_id)
                else judged.kept_tests
            end as this_tests,
    ) as reached
),

warning_chains as (
    select
        rule_id,
        unit_code,
        occasion_no,
        run,
        heads,
        run_tests,
        is_pending,
        was_bottom,
        was_in_bottom_share,
    from chain
    where occasion_no > 0
)

select * from warning_chains
