-- One row per rule and occasion on which it could be tested.
with candidates as (
    select
        warnings.plan_id,
        warnings.rule_id,
        warnings.unit as unit_type,
        warnings.clock,
        tests.test_id,
        tests.stage,
        tests.school_year,
        tests.school_year_start,
        tests.held_on,
        tests.result_status <> 'not_held' as held,
        tests.result_status = 'final' as final,
        tests.ranking_state = 'ranked'
        and case warnings.unit when 'school' then tests.ranked_school_n else tests.ranked_township_n end
        >= if(warnings.band = 'top', rules.min_units_credit, rules.min_units) as applicable,
    from plan.warnings as warnings
    inner join plan.plans as plans on warnings.plan_id = plans.plan_id
    cross join plan.rules as rules
    inner join marts.tests as tests
        on warnings.stage = tests.stage and list_contains(warnings.exam_types, tests.exam_type)
    where
        plans.governing
        and warnings.source = 'ranking'
        and tests.counts_for_accountability
        and tests.is_full_cohort
        and tests.held_on >= warnings.effective_from
        and tests.held_on <= coalesce(warnings.effective_to, date '9999-12-31')
),

one_per_occasion as (
    select *
    from candidates
    qualify row_number() over (
        partition by rule_id, case clock when 'school_year' then school_year else test_id end
        order by held desc, held_on desc, test_id desc
    ) = 1
),

warning_occasions as (
    select
        * exclude (clock),
        case clock when 'school_year' then school_year else test_id end as occasion,
        case clock
            when 'school_year' then school_year_start
            else row_number() over (partition by rule_id order by held_on, test_id)
        end as occasion_no,
    from one_per_occasion
)

select * from warning_occasions
