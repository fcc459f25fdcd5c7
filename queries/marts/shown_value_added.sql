-- One row per exam with a baseline, subject and school: value added as it may be shown, small and protected cells blanked.
with placed as (
    select
        added.*,
        exams.grade,
        exams.is_current,
        baselines.name as baseline_name,
        schools.school_name,
        schools.township_code,
        schools.township_name,
        results.z_mean,
        funnels.side,
        added.matched_n < rules.unstable_below as is_unstable,
        added.matched_n < rules.small_cell or coalesce(visibility.visibility, 'small') <> 'shown' as is_small_cell,
    from marts.value_added as added
    cross join plan.rules as rules
    inner join marts.exams as exams on added.exam_id = exams.exam_id
    left join marts.exams as baselines on added.baseline_exam_id = baselines.exam_id
    left join marts.schools as schools
        on added.test_id = schools.test_id and added.school_code = schools.school_code
    left join marts.school_subject_results as results
        on
            added.exam_id = results.exam_id
            and added.school_code = results.school_code
            and added.subject = results.subject
    left join marts.value_added_funnels as funnels
        on
            added.exam_id = funnels.exam_id
            and added.baseline_exam_id = funnels.baseline_exam_id
            and added.subject = funnels.subject
            and added.school_code = funnels.school_code
    left join marts.visibility as visibility
        on
            added.test_id = visibility.test_id
            and added.subject = visibility.subject
            and visibility.unit_type = 'school'
            and added.school_code = visibility.unit_code
),

-- the shrunken values of all schools add up to 0: of one alone the others would tell it, so the next smallest goes too
judged as (
    select
        *,
        count(*) filter (where is_small_cell and matched_n > 0) over modelled = 1
        and row_number() over (
            partition by exam_id, baseline_exam_id, subject, is_small_cell order by matched_n, school_code
        ) = 1 as is_beside_one,
        is_small_cell or (is_beside_one and raw_effect is not null) as is_hidden,
    from placed
    window modelled as (partition by exam_id, baseline_exam_id, subject)
),

shown_value_added as (
    select
        test_id,
        exam_id,
        baseline_exam_id,
        subject,
        baseline_subject,
        school_code,
        school_name,
        township_code,
        township_name,
        grade,
        is_current,
        baseline_name,
        model_state,
        case
            when is_hidden then 'suppressed'
            when band = 'not_computed' then 'no_data'
            else 'ok'
        end as cell_state,
        if(is_hidden, null, matched_n) as matched_n,
        if(is_hidden, null, matched_share) as matched_share,
        if(is_hidden, null, z_mean) as z_mean,
        if(is_hidden, null, raw_effect) as raw_effect,
        if(is_hidden, null, raw_marks) as raw_marks,
        if(is_hidden, null, shrunken_effect) as shrunken_effect,
        if(is_hidden, null, ci_low) as ci_low,
        if(is_hidden, null, ci_high) as ci_high,
        if(is_hidden, null, shrunken_marks) as shrunken_marks,
        if(is_hidden, null, low_marks) as low_marks,
        if(is_hidden, null, high_marks) as high_marks,
        if(is_hidden, null, gain) as gain,
        if(is_hidden, null, band) as band,
        if(is_hidden, null, side) as side,
        is_unstable and not is_hidden as unstable,
        if(
            is_hidden, null,
            matched_n <= median(matched_n) filter (where not is_hidden) over (partition by exam_id, subject)
        ) as is_small,
    from judged
)

select * from shown_value_added
