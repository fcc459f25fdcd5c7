-- One row per rule, unit and occasion; a clause without a count has one row, without unit and occasion.
with chained as (
    select
        steps.*,
        chains.is_pending,
        chains.was_bottom,
        chains.was_in_bottom_share,
        steps.counting = 'cumulative' as is_cumulative,
        -- What was met in all stays met, whatever a later occasion brings; one more time that is not final is left out.
        steps.counting = 'cumulative' and chains.run - if(steps.is_bottom, 1, 0) >= steps.runs as was_met,
        if(was_met and steps.is_bottom and not steps.final, 1, 0) as left_out_n,
        was_met and (not steps.is_bottom or not steps.final) as stands,
        chains.run - left_out_n as run,
        list_slice(chains.run_tests, 1, len(chains.run_tests) - left_out_n) as run_tests,
        if(
            is_cumulative, list_slice(chains.heads, 1, len(chains.heads) - left_out_n), chains.heads[-steps.runs:]
        ) as run_heads,
        steps.band = 'bottom' and steps.places = thresholds.bottom_places as is_bottom_places,
    from intermediate.warning_steps as steps
    inner join intermediate.warning_chains as chains
        on
            steps.rule_id = chains.rule_id
            and steps.unit_code = chains.unit_code
            and steps.occasion_no = chains.occasion_no
    cross join plan.rules as thresholds
),

stated as (
    select
        *,
        case
            when stands then if(polarity = 'credit', 'reward_met', 'red_condition_met')
            when is_cumulative and is_pending then 'pending_determination'
            when not held then 'not_held'
            when not applicable then 'not_applicable'
            when bottom3 = 'unranked' then 'unranked'
            when bottom3 = 'open' then 'not_judged'
            when is_pending then 'pending_determination'
            when polarity = 'credit' and is_bottom and run >= runs then 'reward_met'
            when polarity = 'credit' then 'none'
            when is_bottom and run >= runs and final then 'red_condition_met'
            when is_bottom and run >= runs then 'red_provisional'
            when is_bottom and final then 'orange_one_year'
            when is_bottom then 'orange_provisional'
            when may_be_bottom then 'yellow_boundary_tie'
            when is_likely_bottom or (in_bottom_share and was_in_bottom_share) then 'near_bottom'
            else 'none'
        end as state,
        len(list_filter(run_heads, lambda head: head = run_heads[-1])) as own_n,
        len(list_filter(run_heads, lambda head: head is null)) as unknown_n,
    from chained
),

counted as (
    select
        plan_id,
        rule_id,
        source,
        unit_type,
        unit_code,
        stage,
        unit_name,
        township_code,
        occasion,
        occasion_no,
        occasion_name,
        school_year,
        test_id,
        held_on,
        case
            when state in ('red_condition_met', 'red_provisional') then 'red'
            when state in ('orange_one_year', 'orange_provisional') then 'orange'
            when state = 'pending_determination' then 'pending'
            when state in ('yellow_boundary_tie', 'near_bottom') then 'yellow'
            when state = 'reward_met' then 'credit'
            when state = 'not_judged' then 'unranked'
            when state = 'none' and was_bottom and polarity = 'concern' and counting = 'consecutive' then 'blue'
            else state
        end as level,
        state,
        held and not final and not stands as provisional,
        run,
        case
            when not same_head or state not in ('red_condition_met', 'red_provisional', 'reward_met') then null
            when run_heads[-1] is null then null
            when own_n >= runs then true
            when own_n + unknown_n >= runs then null
            else false
        end as attributable,
        place,
        ranked_n,
        tied_n,
        bottom3,
        determination,
        determination_doc,
        change_doc,
        eligible_n,
        items_n,
        items_met_n,
        items_open_n,
        rank_low,
        rank_high,
        if(is_bottom_places, p_bottom3, null) as p_bottom3,
        final,
        run_tests,
    from stated
),

report_only as (
    select
        warnings.plan_id,
        warnings.rule_id,
        warnings.source,
        warnings.unit as unit_type,
        '' as unit_code,
        warnings.stage,
        '' as occasion,
        0 as occasion_no,
        'report_only' as level,
        'report_only' as state,
        false as provisional,
    from plan.warnings as warnings
    inner join plan.plans as plans on warnings.plan_id = plans.plan_id
    where plans.governing and warnings.source = 'none'
),

ledger as (
    select * from counted
    union all by name
    select * from report_only
),

warnings as (
    select
        ledger.* exclude (final, run_tests),
        case
            when ledger.p_bottom3 is null then null
            when ledger.p_bottom3 >= limits.evidence_strong then 'highly_likely'
            when ledger.p_bottom3 >= limits.evidence_likely then 'likely'
            when ledger.p_bottom3 >= limits.evidence_unclear then 'cannot_tell'
            else 'unlikely'
        end as strength,
        to_json({
            'test_id': ledger.test_id,
            'occasion': ledger.occasion,
            'place': ledger.place,
            'ranked_n': ledger.ranked_n,
            'tied_n': ledger.tied_n,
            'n': ledger.eligible_n,
            'final': ledger.final,
            'run': ledger.run,
            'run_tests': ledger.run_tests,
            'items_met': ledger.items_met_n,
            'items': ledger.items_n,
            'items_open': ledger.items_open_n,
            'determination': ledger.determination,
            'determination_doc': ledger.determination_doc
        }) as evidence,
    from ledger
    cross join plan.rules as limits
)

select * from warnings
