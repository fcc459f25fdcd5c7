-- One row per test, unit and subject: the relative measures of what may be shown, with intervals, balance and change on a year ago.
with shown as (
    select
        results.*,
        results.diff_high - results.diff as mean_half,
        results.unit_type = 'county' as is_county,
    from marts.shown_results as results
),

relative as (
    select
        *,
        mean_score - mean_half as mean_low,
        mean_score + mean_half as mean_high,
        mean_share / nullif(mean_score, 0) as share_per_mark,
        mean_low * share_per_mark as share_low,
        mean_high * share_per_mark as share_high,
        county_mean * share_per_mark as county_share,
        50 + 10 * z_mean as t_score,
        50 + 10 * z_low as t_low,
        50 + 10 * z_high as t_high,
        diff / nullif(county_mean, 0) as above_mean_rate,
        diff_low / nullif(county_mean, 0) as above_mean_low,
        diff_high / nullif(county_mean, 0) as above_mean_high,
        mean_score / nullif(county_mean, 0) as ratio_to_mean,
        mean_low / nullif(county_mean, 0) as ratio_low,
        mean_high / nullif(county_mean, 0) as ratio_high,
        (mean_half / 1.959964) / nullif(county_mean, 0) as ratio_error,
    from shown
),

own_levels as (
    select
        test_id,
        unit_type,
        unit_code,
        count(z_mean) as subjects_n,
        avg(z_mean order by subject) as own_level,
        stddev_pop(z_mean order by subject) as balance_sd,
    from shown
    where subject <> 'total' and not is_county
    group by test_id, unit_type, unit_code
    having count(z_mean) > 1
),

gaps as (
    select
        shown.test_id,
        shown.unit_type,
        shown.unit_code,
        shown.subject,
        own_levels.own_level - shown.z_mean as own_gap,
        rank() over (
            partition by shown.test_id, shown.unit_type, shown.unit_code
            order by round(shown.z_mean, 9)
        ) = 1 as is_lowest,
        is_lowest and round(own_gap, 9) >= rules.weak_subject_gap as is_weak,
        shown.z_high < own_levels.own_level as is_gap_clear,
    from shown
    inner join own_levels
        on
            shown.test_id = own_levels.test_id
            and shown.unit_type = own_levels.unit_type
            and shown.unit_code = own_levels.unit_code
    cross join plan.rules as rules
    where shown.subject <> 'total' and shown.z_mean is not null
),

papers as (
    select
        papers.test_id,
        papers.unit_type,
        papers.unit_code,
        papers.subject,
        sum(papers.marked_n * papers.discrimination order by papers.exam_id) / sum(papers.marked_n) as discrimination,
        min(papers.group_n) as group_n,
    from intermediate.unit_discrimination as papers
    inner join marts.exams as exams on papers.exam_id = exams.exam_id
    where exams.is_current
    group by papers.test_id, papers.unit_type, papers.unit_code, papers.subject
),

changes as (
    select
        now.test_id,
        now.unit_type,
        now.unit_code,
        now.subject,
        now.z_mean - before.z_mean as z_change,
        sqrt((now.z_high - now.z_mean) ** 2 + (before.z_high - before.z_mean) ** 2) as z_change_half,
        now.above_mean_rate - before.above_mean_rate as above_mean_change,
        now.ratio_to_mean / nullif(before.ratio_to_mean, 0) - 1 as ratio_growth,
    from relative as now
    inner join marts.tests as tests on now.test_id = tests.test_id
    inner join relative as before
        on
            tests.previous_test_id = before.test_id
            and now.unit_type = before.unit_type
            and now.unit_code = before.unit_code
            and now.subject = before.subject
    where not now.is_county
),

shown_measures as (
    select
        relative.* exclude (is_county, mean_half, share_per_mark),
        own_levels.subjects_n,
        own_levels.own_level,
        own_levels.balance_sd,
        gaps.own_gap,
        gaps.is_lowest,
        gaps.is_weak,
        gaps.is_gap_clear,
        if(relative.eligible_n is not null and papers.group_n >= rules.small_cell, papers.discrimination, null)
            as discrimination,
        changes.z_change,
        changes.z_change - changes.z_change_half as z_change_low,
        changes.z_change + changes.z_change_half as z_change_high,
        changes.above_mean_change,
        changes.ratio_growth,
    from relative
    cross join plan.rules as rules
    left join own_levels
        on
            relative.test_id = own_levels.test_id
            and relative.unit_type = own_levels.unit_type
            and relative.unit_code = own_levels.unit_code
    left join gaps
        on
            relative.test_id = gaps.test_id
            and relative.unit_type = gaps.unit_type
            and relative.unit_code = gaps.unit_code
            and relative.subject = gaps.subject
    left join papers
        on
            relative.test_id = papers.test_id
            and relative.unit_type = papers.unit_type
            and relative.unit_code = papers.unit_code
            and relative.subject = papers.subject
    left join changes
        on
            relative.test_id = changes.test_id
            and relative.unit_type = changes.unit_type
            and relative.unit_code = changes.unit_code
            and relative.subject = changes.subject
)

select * from shown_measures
