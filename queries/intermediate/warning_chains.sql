-- One row per rule, unit and occasion: the run so far, and the occasions and heads that it is made of.
with recursive histories as (
    select
        *,
        bool_or(bottom3 <> 'unranked') over (
            partition by rule_id, unit_code order by occasion_no
        ) as has_history,
    from intermediate.warning_steps
),

-- A count in a row needs the code that was placed the time before; a cumulative one the code that has a past at all.
links as (
    select
        steps.*,
        coalesce(earlier.unit_code, steps.unit_code) as earlier_unit_code,
        coalesce(earlier.occasion_no, 0) as earlier_occasion_no,
        steps.counting = 'cumulative' as is_cumulative,
        coalesce(steps.inherits, true)
        and (steps.counting = 'cumulative' or coalesce(steps.occasion_no - earlier.occasion_no = 1, false))
            as continues,
    from histories as steps
    left join histories as earlier
        on
            steps.rule_id = earlier.rule_id
            and earlier.unit_code in (steps.unit_code, steps.inherited_from)
            and earlier.occasion_no < steps.occasion_no
    qualify row_number() over (
        partition by steps.rule_id, steps.unit_code, steps.occasion_no
        order by
            (steps.counting = 'cumulative' and earlier.has_history) desc,
            (steps.counting = 'cumulative' and earlier.unit_code = steps.unit_code) desc,
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
        cast([] as bigint[]) as heads,
        cast([] as varchar[]) as run_tests,
        false as is_pending,
        false as was_bottom,
        false as was_in_bottom_share,
        cast(0 as bigint) as feeds_run,
        cast([] as bigint[]) as feeds_heads,
        cast([] as varchar[]) as feeds_tests,
        cast(0 as bigint) as feeds_open,
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
        judged.kept_open + if(links.final and judged.is_left_open, 1, 0),
        links.is_bottom,
        links.in_bottom_share and links.held and links.applicable,
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
                if(links.continues, chain.feeds_open, 0) as base_open,
        ) as carried
    -- In a row, an undecided tie that would complete the count leaves all after it undecided until the row ends.
    -- A cumulative count never lapses: every tie waits, and holds up all that follows where it would complete the count.
    cross join
        lateral (
            select
                case
                    when links.is_cumulative
                        then
                            links.may_be_bottom
                            or (
                                carried.base_run + if(links.is_bottom, 1, 0) < links.runs
                                and carried.base_run + if(links.is_bottom, 1, 0) + carried.base_open >= links.runs
                            )
                    when links.may_be_bottom then carried.base_open > 0 or carried.base_run + 1 >= links.runs
                    else links.is_bottom and carried.base_open > 0
                end as this_pending,
                if(links.is_cumulative, links.may_be_bottom, this_pending) as is_left_open,
                if(links.is_cumulative, carried.base_run, 0) as kept_run,
                if(links.is_cumulative, carried.base_heads, []) as kept_heads,
                if(links.is_cumulative, carried.base_tests, []) as kept_tests,
                if(links.is_cumulative, carried.base_open, 0) as kept_open,
        ) as judged
    cross join
        lateral (
            select
                case
                    when links.is_bottom and (links.is_cumulative or not judged.this_pending) then 'longer'
                    when judged.this_pending then 'held'
                    else 'kept'
                end as move,
                case move
                    when 'longer' then carried.base_run + 1
                    when 'held' then carried.base_run
                    else judged.kept_run
                end as this_run,
                case move
                    when 'longer' then list_append(carried.base_heads, links.head)
                    when 'held' then carried.base_heads
                    else judged.kept_heads
                end as this_heads,
                case move
                    when 'longer' then list_append(carried.base_tests, coalesce(links.test_id, links.occasion))
                    when 'held' then carried.base_tests
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
