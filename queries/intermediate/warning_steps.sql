-- One row per rule, unit and occasion: what the rule looks at, before any chain is made.
with units as (
    select
        occasions.rule_id,
        units.unit_code,
        max(occasions.held_on) as last_seen_on,
    from intermediate.warning_occasions as occasions
    inner join intermediate.ranked_units as units
        on occasions.test_id = units.test_id and occasions.unit_type = units.unit_type
    where units.rank_state <> 'not_a_unit'
    group by occasions.rule_id, units.unit_code
),

register as (
    select
        'school' as unit_type,
        school_code as unit_code,
        stage,
        max(valid_to) as ends_on,
    from staging.schools
    group by school_code, stage
),

heads as (
    select
        occasions.rule_id,
        occasions.occasion_no,
        terms.unit_code,
        min(terms.person_pid) as head,
    from intermediate.warning_occasions as occasions
    inner join staging.principal_terms as terms
        on
            occasions.unit_type = terms.unit_type
            and coalesce(terms.stage, occasions.stage) = occasions.stage
            and occasions.held_on between terms.starts_on and terms.ends_on
    group by occasions.rule_id, occasions.occasion_no, terms.unit_code
    having count(distinct terms.person_pid) = 1
),

placed as (
    select
        occasions.*,
        rules.band,
        rules.places,
        rules.runs,
        rules.counting,
        rules.polarity,
        rules.same_head,
        units.unit_code,
        results.eligible_n,
        results.final_rank as place,
        results.ranked_n,
        results.tied_n,
        results.rank_low,
        results.rank_high,
        results.p_bottom3,
        results.worse_or_equal_n,
        heads.head,
        case
            when not coalesce(results.is_ranked, false) then 'unranked'
            when rules.band = 'top' and results.final_rank + results.tied_n - 1 <= rules.places then 'certain'
            when rules.band = 'top' and results.final_rank <= rules.places then 'possible'
            when rules.band = 'top' then 'no'
            when results.worse_or_equal_n <= rules.places then 'certain'
            when results.worse_n < rules.places then 'possible'
            else 'no'
        end as bottom3,
    from units
    inner join intermediate.warning_occasions as occasions on units.rule_id = occasions.rule_id
    inner join plan.warnings as rules on occasions.plan_id = rules.plan_id and occasions.rule_id = rules.rule_id
    left join intermediate.ranked_units as results
        on
            occasions.test_id = results.test_id
            and occasions.unit_type = results.unit_type
            and units.unit_code = results.unit_code
    left join heads
        on
            occasions.rule_id = heads.rule_id
            and occasions.occasion_no = heads.occasion_no
            and units.unit_code = heads.unit_code
    left join register
        on
            occasions.unit_type = register.unit_type
            and units.unit_code = register.unit_code
            and occasions.stage = register.stage
    where occasions.held_on <= greatest(coalesce(register.ends_on, date '9999-12-31'), units.last_seen_on)
),

dated as (
    select
        *,
        row_number() over unit_history as step_no,
        lag(held_on) over unit_history as previous_held_on,
    from placed
    window unit_history as (partition by rule_id, unit_code order by occasion_no)
),

-- Of the codes that merge on one day, one whose history is inherited is enough.
changes as (
    select
        dated.rule_id,
        dated.unit_code,
        dated.step_no,
        lineage.effective_date,
        bool_or(lineage.inherit_history or lineage.kind = 'rename') as inherits,
        min(lineage.predecessor) filter (
            where lineage.inherit_history and lineage.predecessor <> lineage.successor
        ) as inherited_from,
    from dated
    inner join staging.school_lineage as lineage
        on
            dated.unit_type = 'school'
            and dated.unit_code = lineage.successor
            and dated.stage = lineage.stage
            and lineage.effective_date <= dated.held_on
            and lineage.effective_date > coalesce(dated.previous_held_on, date '0001-01-01')
    where lineage.kind in ('rename', 'merge', 'split')
    group by dated.rule_id, dated.unit_code, dated.step_no, lineage.effective_date, lineage.kind = 'rename'
),

changes_together as (
    select
        rule_id,
        unit_code,
        step_no,
        bool_and(inherits) as inherits,
        max(inherited_from) as inherited_from,
    from changes
    group by rule_id, unit_code, step_no
),

warning_steps as (
    select
        dated.*,
        changes.inherits,
        changes.inherited_from,
        coalesce(
            dated.worse_or_equal_n <= dated.ranked_n * thresholds.near_bottom_share
            and dated.band = 'bottom'
            and dated.polarity = 'concern',
            false
        ) as in_bottom_share,
        coalesce(
            dated.p_bottom3 >= thresholds.near_bottom_probability
            and dated.band = 'bottom'
            and dated.polarity = 'concern',
            false
        ) as is_likely_bottom,
    from dated
    cross join plan.rules as thresholds
    left join changes_together as changes
        on
            dated.rule_id = changes.rule_id
            and dated.unit_code = changes.unit_code
            and dated.step_no = changes.step_no
)

select * from warning_steps
