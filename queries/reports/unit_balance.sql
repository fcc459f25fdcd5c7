-- One row: how even the subjects of a school or township are, its lowest subject, and how far its class means lie apart.
with subjects as (
    select *
    from marts.shown_measures
    where test_id = $test_id and unit_type = $unit_type and unit_code = $unit_code and subject <> 'total'
),

hidden as (
    select count(*) filter (where cell_state = 'suppressed') as hidden_n
    from subjects
),

unit_balance as (
    select
        subjects.unit_name,
        subjects.subject as lowest_subject,
        subjects.z_mean,
        subjects.own_gap,
        subjects.is_weak,
        subjects.is_gap_clear,
        subjects.own_level,
        subjects.balance_sd,
        subjects.subjects_n,
        hidden.hidden_n,
        rules.weak_subject_gap,
        classes.class_n,
        classes.class_sd,
        classes.chance_sd,
    from subjects
    cross join hidden
    cross join plan.rules as rules
    left join marts.class_spread as classes
        on
            subjects.test_id = classes.test_id
            and subjects.unit_type = 'school'
            and subjects.unit_code = classes.school_code
    where subjects.is_lowest
)

select * from unit_balance
order by lowest_subject
limit 1
