-- One row per rule, unit and occasion.
with stated as (
    select
        steps.*,
        chains.run,
        chains.heads,
        chains.run_tests,
        chains.was_bottom,
        case
            when not steps.held then 'not_held'
            when not steps.applicable then 'not_applicable'
            when steps.bottom3 = 'unranked' then 'unranked'
            when chains.is_pending then 'pending_determination'
            when steps.polarity = 'credit' and steps.bottom3 = 'certain' and chains.run >= steps.runs then 'reward_met'
            when steps.polarity = 'credit' then 'none'
            when steps.bottom3 = 'certain' and chains.run >= steps.runs and steps.final then 'red_condition_met'
            when steps.bottom3 = 'certain' and chains.run >= steps.runs then 'red_provisional'
            when steps.bottom3 = 'certain' and steps.final then 'orange_one_year'
            when steps.bottom3 = 'certain' then 'orange_provisional'
            when steps.bottom3 = 'possible' then 'yellow_boundary_tie'
            when steps.is_likely_bottom or (steps.in_bottom_share and chains.was_in_bottom_share) then 'near_bottom'
            else 'none'
        end as state,
    from intermediate.warning_steps as steps
    inner join intermediate.warning_chains as chains
        on
            steps.rule_id = chains.rule_id
            and steps.unit_code = chains.unit_code
            and steps.occasion_no = chains.occasion_no
),

names as (
    select
        'school' as unit_type,
        school_code as unit_code,
        test_id,
        school_name as unit_name,
        township_code,
    from marts.schools
    union all
    select distinct
        'township' as unit_type,
        township_code as unit_code,
        test_id,
        township_name as unit_name,
        township_code,
    from marts.schools
),

latest_names as (
    select
        names.unit_type,
        names.unit_code,
        arg_max(names.unit_name, tests.held_on) as unit_name,
        arg_max(names.township_code, tests.held_on) as township_code,
    from names
    inner join marts.tests as tests on names.test_id = tests.test_id
    group by names.unit_type, names.unit_code
),

warnings as (
    select
        stated.plan_id,
        stated.rule_id,
        stated.unit_type,
        stated.unit_code,
        stated.stage,
        coalesce(names.unit_name, latest_names.unit_name) as unit_name,
        coalesce(names.township_code, latest_names.township_code) as township_code,
        stated.occasion,
        stated.occasion_no,
        stated.test_id,
        stated.held_on,
        case
            when stated.state in ('red_condition_met', 'red_provisional') then 'red'
            when stated.state in ('orange_one_year', 'orange_provisional') then 'orange'
            when stated.state = 'pending_determination' then 'pending'
            when stated.state in ('yellow_boundary_tie', 'near_bottom') then 'yellow'
            when stated.state = 'reward_met' then 'credit'
            when stated.state = 'none' and stated.was_bottom and stated.polarity = 'concern' then 'blue'
            else stated.state
        end as level,
        stated.state,
        stated.held and not stated.final as provisional,
        stated.run,
        case
            when
                stated.same_head
                and stated.state in ('red_condition_met', 'red_provisional', 'reward_met')
                and len(list_filter(stated.heads[-stated.runs:], lambda head: head is null)) = 0
                then len(list_distinct(stated.heads[-stated.runs:])) = 1
        end as attributable,
        stated.place,
        stated.ranked_n,
        stated.tied_n,
        stated.bottom3,
        stated.eligible_n,
        stated.rank_low,
        stated.rank_high,
        stated.p_bottom3,
        case
            when stated.p_bottom3 is null then null
            when stated.p_bottom3 >= limits.evidence_strong then 'highly_likely'
            when stated.p_bottom3 >= limits.evidence_likely then 'likely'
            when stated.p_bottom3 >= limits.evidence_unclear then 'cannot_tell'
            else 'unlikely'
        end as strength,
        to_json({
            'test_id': stated.test_id,
            'place': stated.place,
            'ranked_n': stated.ranked_n,
            'tied_n': stated.tied_n,
            'n': stated.eligible_n,
            'final': stated.final,
            'run': stated.run,
            'run_tests': stated.run_tests
        }) as evidence,
    from stated
    cross join plan.rules as limits
    left join names
        on
            stated.unit_type = names.unit_type
            and stated.unit_code = names.unit_code
            and stated.test_id = names.test_id
    left join latest_names on stated.unit_type = latest_names.unit_type and stated.unit_code = latest_names.unit_code
)

select * from warnings
