-- One row per rule and occasion on which it could be tested: a test, a contest, or a school year of target letters.
with rules as (
    select warnings.*
    from plan.warnings as warnings
    inner join plan.plans as plans on warnings.plan_id = plans.plan_id
    where plans.governing
),

sat as (
    select
        rules.rule_id,
        tests.test_id,
        tests.test_id as occasion_code,
        tests.name as occasion_name,
        tests.school_year,
        tests.school_year_start,
        tests.held_on,
        tests.result_status <> 'not_held' as held,
        tests.result_status = 'final' as final,
    from rules
    inner join marts.tests as tests on rules.stage = tests.stage
    where
        tests.is_full_cohort
        and case rules.source
            when 'ranking'
                then tests.counts_for_accountability and list_contains(rules.exam_types, tests.exam_type)
            when 'events'
                then
                    tests.counts_for_last_place
                    and (coalesce(len(rules.exam_types), 0) = 0 or list_contains(rules.exam_types, tests.exam_type))
            else false
        end
),

contests as (
    select
        rules.rule_id,
        events.event_id as occasion_code,
        any_value(events.event_name) as occasion_name,
        any_value(events.school_year) as school_year,
        any_value(events.school_year_start) as school_year_start,
        min(events.held_on) as held_on,
        bool_and(events.held) as held,
        bool_and(events.final) as final,
    from rules
    inner join intermediate.event_places as events on rules.stage = events.stage and rules.unit = events.unit_type
    where rules.source = 'events' and events.counts_for_last_place
    group by rules.rule_id, events.event_id
),

-- A letter binds for its whole school year; the occasion stands at the last day on which one was checked.
letters as (
    select
        rules.rule_id,
        results.school_year as occasion_code,
        results.school_year,
        any_value(results.school_year_start) as school_year_start,
        coalesce(max(results.dated_on), make_date(any_value(results.school_year_start) + 1, 8, 31)) as held_on,
        true as held,
        true as final,
    from rules
    inner join intermediate.letter_results as results on rules.stage = results.stage
    where rules.source = 'target_letters' and rules.unit = 'school'
    group by rules.rule_id, results.school_year
),

candidates as (
    select * from sat
    union all by name
    select * from contests
    union all by name
    select * from letters
),

in_force as (
    select
        rules.plan_id,
        rules.rule_id,
        rules.source,
        rules.stage,
        rules.unit as unit_type,
        rules.clock,
        candidates.* exclude (rule_id),
    from candidates
    inner join rules on candidates.rule_id = rules.rule_id
    where
        if(
            rules.source = 'target_letters',
            make_date(candidates.school_year_start + 1, 8, 31) >= rules.effective_from
            and make_date(candidates.school_year_start, 9, 1) <= coalesce(rules.effective_to, date '9999-12-31'),
            candidates.held_on between rules.effective_from and coalesce(rules.effective_to, date '9999-12-31')
        )
),

one_per_occasion as (
    select
        * exclude (clock),
        case clock when 'school_year' then school_year else occasion_code end as occasion,
        clock = 'school_year' as is_yearly,
    from in_force
    qualify row_number() over (
        partition by rule_id, case clock when 'school_year' then school_year else occasion_code end
        order by held desc, held_on desc, occasion_code desc
    ) = 1
),

warning_occasions as (
    select
        * exclude (is_yearly),
        if(
            is_yearly,
            school_year_start,
            row_number() over (partition by rule_id order by held_on, occasion_code)
        ) as occasion_no,
    from one_per_occasion
)

select * from warning_occasions
