-- One row per rule: its newest test, the units flagged there, and what chance alone would bring about.
with rules as (
    select rules.*
    from plan.warnings as rules
    inner join plan.plans as plans on rules.plan_id = plans.plan_id
    where plans.governing and rules.source <> 'none'
),

newest as (
    select
        rule_id,
        max(occasion_no) as occasion_no,
        arg_max(test_id, occasion_no) as test_id,
        arg_max(ranked_n, occasion_no) as ranked_n,
    from marts.warnings
    group by rule_id
),

flagged as (
    select
        warnings.rule_id,
        count(*) filter (where warnings.level = 'red') as red_n,
        sum(1 - warnings.p_bottom3) filter (where warnings.level = 'red') as expected_false_n,
    from marts.warnings as warnings
    inner join newest on warnings.rule_id = newest.rule_id and warnings.occasion_no = newest.occasion_no
    group by warnings.rule_id
),

by_luck as (
    select
        warnings.rule_id,
        warnings.unit_code,
        product(intervals.p_chance) as p_every_time,
    from marts.warnings as warnings
    inner join rules on warnings.rule_id = rules.rule_id
    inner join newest on warnings.rule_id = newest.rule_id
    inner join marts.rank_intervals as intervals
        on
            warnings.test_id = intervals.test_id
            and warnings.unit_type = intervals.unit_type
            and warnings.unit_code = intervals.unit_code
    cross join plan.rules as limits
    where
        rules.counting = 'consecutive'
        and rules.band = 'bottom'
        and rules.places = limits.bottom_places
        and warnings.occasion_no > newest.occasion_no - rules.runs
        and intervals.p_chance is not null
    group by warnings.rule_id, warnings.unit_code
    having count(*) = any_value(rules.runs)
),

drawn as (
    select
        rule_id,
        sum(p_every_time) as drawn_n,
    from by_luck
    group by rule_id
),

warnings_chance as (
    select
        rules.rule_id,
        newest.test_id,
        tests.name as test_name,
        tests.exam_type,
        tests.result_status,
        tests.compliance,
        tests.compliance_zh,
        tests.compliance_en,
        newest.ranked_n,
        flagged.red_n,
        flagged.expected_false_n,
        case
            when rules.counting = 'consecutive' and rules.band = 'bottom'
                then coalesce(drawn.drawn_n, rules.places * power(rules.places / newest.ranked_n, rules.runs - 1))
        end as by_luck_n,
        drawn.drawn_n is not null as is_drawn,
    from rules
    left join newest on rules.rule_id = newest.rule_id
    left join flagged on rules.rule_id = flagged.rule_id
    left join drawn on rules.rule_id = drawn.rule_id
    left join marts.tests as tests on newest.test_id = tests.test_id
)

select * from warnings_chance
order by rule_id
