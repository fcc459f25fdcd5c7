-- One row per rule, unit and occasion: what the rule looks at, before any chain is made.
with placed as (
    select
        frames.*,
        rules.band,
        rules.places,
        rules.runs,
        rules.counting,
        rules.polarity,
        rules.same_head,
        results.eligible_n,
        results.rank_low,
        results.rank_high,
        results.p_bottom3,
        coalesce(results.final_rank, frames.event_place) as place,
        coalesce(results.ranked_n, frames.event_ranked_n) as ranked_n,
        coalesce(results.tied_n, frames.event_tied_n) as tied_n,
        coalesce(
            results.worse_or_equal_n,
            if(
                frames.event_ranked_n is null,
                null,
                greatest(frames.event_ranked_n - (frames.event_place - 1), frames.event_tied_n)
            )
        ) as worse_or_equal_n,
        coalesce(
            results.worse_n,
            if(
                frames.event_ranked_n is null,
                null,
                greatest(frames.event_ranked_n - (frames.event_place - 1) - frames.event_tied_n, 0)
            )
        ) as worse_n,
        coalesce(results.is_ranked, frames.event_place is not null) as is_ranked,
        frames.is_accountable
        and case
            when frames.source = 'target_letters' then true
            when frames.test_id is null then coalesce(frames.event_ranked_n, 0) >= least_units.n
            else
                coalesce(tests.ranking_state = 'ranked', false)
                and if(frames.unit_type = 'school', tests.ranked_school_n, tests.ranked_township_n) >= least_units.n
        end as applicable,
    from marts.warning_frames as frames
    inner join plan.warnings as rules on frames.plan_id = rules.plan_id and frames.rule_id = rules.rule_id
    cross join plan.rules as thresholds
    cross join
        lateral (
            select if(rules.band = 'top', thresholds.min_units_credit, thresholds.min_units) as n
        ) as least_units
    left join marts.tests as tests on frames.test_id = tests.test_id
    left join intermediate.ranked_units as results
        on
            frames.test_id = results.test_id
            and frames.unit_type = results.unit_type
            and frames.unit_code = results.unit_code
),

-- `bottom3` says the same of every band: whether the unit surely stands among its places.
-- A determination is of the tie that it names: another place, or others level or ranked, and it says nothing.
judged as (
    select
        * exclude (determination, determination_doc),
        coalesce(
            determined_place <> place or determined_tied_n <> tied_n or determined_ranked_n <> ranked_n, false
        ) as tie_changed,
        if(tie_changed, null, determination) as determination,
        if(tie_changed, null, determination_doc) as determination_doc,
        case
            when source = 'target_letters' and letter_outcome is null then 'unranked'
            when letter_outcome = 'open' then 'open'
            when source = 'target_letters' then if(letter_outcome = 'met', 'certain', 'no')
            when not is_ranked then 'unranked'
            when band = 'top' and place + tied_n - 1 <= places then 'certain'
            when band = 'top' and place <= places then 'possible'
            when band = 'top' then 'no'
            when worse_or_equal_n <= places then 'certain'
            when worse_n < places then 'possible'
            else 'no'
        end as bottom3,
    from placed
),

warning_steps as (
    select
        judged.*,
        judged.held
        and judged.applicable
        and (
            judged.bottom3 = 'certain'
            or (judged.bottom3 = 'possible' and coalesce(judged.determination = 'counted', false))
        ) as is_bottom,
        judged.held
        and judged.applicable
        and judged.bottom3 = 'possible'
        and coalesce(judged.determination not in ('counted', 'not_counted'), true) as may_be_bottom,
        coalesce(
            judged.worse_or_equal_n <= judged.ranked_n * thresholds.near_bottom_share
            and judged.band = 'bottom'
            and judged.polarity = 'concern',
            false
        ) as in_bottom_share,
        coalesce(
            judged.p_bottom3 >= thresholds.near_bottom_probability
            and judged.band = 'bottom'
            and judged.polarity = 'concern',
            false
        ) as is_likely_bottom,
    from judged
    cross join plan.rules as thresholds
)

select * from warning_steps
