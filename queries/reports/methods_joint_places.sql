-- One row per unit that a rule marked at its newest test: its place, its plausible and its joint places.
with newest as (
    select
        warnings.rule_id,
        arg_max(warnings.test_id, warnings.occasion_no) as test_id,
    from marts.warnings as warnings
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    where rules.band = 'bottom' and warnings.test_id is not null
    group by warnings.rule_id
),

joint as (
    select
        *,
        count(*) over (partition by test_id, unit_type) as units_n,
    from marts.rank_intervals
),

last_ones as (
    select
        joint.test_id,
        joint.unit_type,
        count(*) filter (where joint.set_high > joint.units_n - rules.bottom_places) as possible_n,
    from joint
    cross join plan.rules as rules
    group by joint.test_id, joint.unit_type
),

methods_joint_places as (
    select distinct
        warnings.test_id,
        tests.name as test_name,
        warnings.unit_type,
        warnings.unit_code,
        warnings.unit_name,
        joint.rank,
        joint.units_n,
        joint.rank_low,
        joint.rank_high,
        joint.set_low,
        joint.set_high,
        last_ones.possible_n,
    from marts.warnings as warnings
    inner join newest on warnings.rule_id = newest.rule_id and warnings.test_id = newest.test_id
    inner join marts.tests as tests on warnings.test_id = tests.test_id
    inner join joint
        on
            warnings.test_id = joint.test_id
            and warnings.unit_type = joint.unit_type
            and warnings.unit_code = joint.unit_code
    left join last_ones on joint.test_id = last_ones.test_id and joint.unit_type = last_ones.unit_type
    where warnings.level in ('red', 'orange', 'pending') and joint.set_low is not null
)

select * from methods_joint_places
order by test_name, unit_type, rank desc, unit_code
