-- One row per school and stage that stands under a warning or in the lowest share by value added, with this term's visit.
with newest as (
    select
        rule_id,
        max(occasion_no) as occasion_no,
    from marts.shown_warnings
    group by rule_id
),

warned as (
    select
        warnings.unit_code as school_code,
        warnings.stage,
        min_by(
            struct_pack(level := warnings.level, rule_id := warnings.rule_id),
            list_position(['red', 'pending', 'orange'], warnings.level)
        ) as gravest,
        count(*) as warnings_n,
    from marts.shown_warnings as warnings
    inner join newest on warnings.rule_id = newest.rule_id
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    where
        warnings.unit_type = 'school'
        and rules.polarity = 'concern'
        and warnings.level in ('red', 'pending', 'orange')
        and (rules.counting = 'cumulative' or warnings.occasion_no = newest.occasion_no)
    group by warnings.unit_code, warnings.stage
),

-- The grades of the newest school year together; of several baselines of an exam the one with the most pupils.
added as (
    select
        tests.stage,
        tests.school_year,
        shown.school_code,
        shown.exam_id,
        shown.shrunken_effect,
        shown.ci_low,
        shown.ci_high,
        shown.matched_n,
    from marts.shown_value_added as shown
    inner join marts.tests as tests on shown.test_id = tests.test_id
    where shown.subject = 'total' and shown.cell_state = 'ok' and shown.is_current
    qualify
        row_number() over (
            partition by shown.exam_id, shown.school_code order by shown.matched_n desc, shown.baseline_exam_id
        ) = 1
        and tests.school_year = max(tests.school_year) over (partition by tests.stage)
),

pooled as (
    select
        stage,
        school_code,
        any_value(school_year) as added_year,
        sum(shrunken_effect * matched_n order by exam_id) / sum(matched_n) as effect,
        -- independent grades: the variances of a weighted mean add up
        sqrt(sum(pow(matched_n * (ci_high - ci_low) / 2, 2) order by exam_id)) / sum(matched_n) as half_width,
        sum(matched_n) as matched_n,
    from added
    group by stage, school_code
),

ordered as (
    select
        pooled.*,
        row_number() over (partition by pooled.stage order by pooled.effect, pooled.school_code) as lowest_no,
        count(*) over (partition by pooled.stage) as added_n,
        rules.weak_school_share,
    from pooled
    cross join plan.rules as rules
),

lowest as (
    select *
    from ordered
    where lowest_no <= ceil(round(added_n * weak_school_share, 9))
),

listed as (
    select
        coalesce(warned.school_code, lowest.school_code) as school_code,
        coalesce(warned.stage, lowest.stage) as stage,
        warned.gravest.level,
        warned.gravest.rule_id,
        coalesce(warned.warnings_n, 0) as warnings_n,
        lowest.lowest_no is not null as is_lowest,
        lowest.added_year,
        lowest.effect,
        lowest.effect - lowest.half_width as effect_low,
        lowest.effect + lowest.half_width as effect_high,
        lowest.matched_n,
    from warned
    full join lowest on warned.school_code = lowest.school_code and warned.stage = lowest.stage
),

weak_schools as (
    select
        listed.*,
        visits.school_name,
        visits.township_code,
        visits.township_name,
        visits.term_id,
        visits.is_visited,
        visits.is_weak_visited,
        visits.is_bureau_visited,
        visits.is_director_visited,
        visits.is_inspected,
        visits.visited_on,
        visits.visits_n,
        visits.is_recorded,
    from listed
    inner join marts.school_visits as visits
        on listed.school_code = visits.school_code and listed.stage = visits.stage
)

select * from weak_schools
