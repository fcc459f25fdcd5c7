-- One row per exam and subject with a baseline: how many schools of a size may be told what, and how far the table can order them.
with schools as (
    select *
    from marts.shown_value_added
    where exam_id = $exam_id and subject = $subject
),

counts as (
    select
        any_value(exam_id) as exam_id,
        any_value(baseline_name) as baseline_name,
        any_value(baseline_subject) as baseline_subject,
        any_value(model_state) as model_state,
        max(matched_n) filter (where is_small) as small_most_n,
        count(*) filter (where band = 'above' and ($size <> 'small' or is_small)) as above_n,
        count(*) filter (where band = 'below' and ($size <> 'small' or is_small)) as below_n,
        count(*) filter (where band = 'around' and ($size <> 'small' or is_small)) as around_n,
        count(*) filter (where band = 'low_match' and ($size <> 'small' or is_small)) as low_match_n,
        count(*) filter (where cell_state = 'no_data' and ($size <> 'small' or is_small)) as not_computed_n,
        count(*) filter (where cell_state = 'suppressed') as too_few_n,
    from schools
    having count(*) > 0
),

told as (
    select
        added.between_variance,
        added.within_variance / added.matched_n as squared_error,
    from schools
    inner join marts.value_added as added
        on
            schools.exam_id = added.exam_id
            and schools.baseline_exam_id = added.baseline_exam_id
            and schools.subject = added.subject
            and schools.school_code = added.school_code
    where schools.band in ('above', 'around', 'below') and ($size <> 'small' or schools.is_small)
),

spread as (
    select
        count(*) as told_n,
        any_value(between_variance) as variance_between,
        median(squared_error) as noise,
    from told
),

county as (
    select
        sum(matched_n) / nullif(sum(eligible_n), 0) as county_share,
        any_value(degree) as degree,
    from marts.value_added
    where exam_id = $exam_id and subject = $subject
),

funnel as (
    select
        any_value(funnel_state) as funnel_state,
        any_value(phi) as phi,
    from marts.value_added_funnels
    where exam_id = $exam_id and subject = $subject
),

value_added_summary as (
    select
        counts.*,
        county.*,
        funnel.*,
        rules.matched_grey_below,
        rules.small_cell,
        rules.rankability_least,
        if(
            spread.told_n > 1, spread.variance_between / nullif(spread.variance_between + spread.noise, 0), null
        ) as rankability,
        coalesce(rankability < rules.rankability_least, false) as is_too_low,
    from counts
    cross join spread
    cross join county
    cross join funnel
    cross join plan.rules as rules
)

select * from value_added_summary
