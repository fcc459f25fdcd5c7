-- One row per exam of a test and a school that sat it: value added of the total, nothing where few pupils are matched.
with chosen as (
    select
        added.*,
        exams.grade,
        baselines.name as baseline_name,
        added.band = 'too_few' or coalesce(visibility.visibility, 'small') <> 'shown' as is_hidden,
    from marts.value_added as added
    inner join marts.exams as exams on added.exam_id = exams.exam_id
    left join marts.exams as baselines on added.baseline_exam_id = baselines.exam_id
    left join marts.visibility as visibility
        on
            added.test_id = visibility.test_id
            and added.subject = visibility.subject
            and visibility.unit_type = 'school'
            and added.school_code = visibility.unit_code
    where
        added.test_id = $test_id
        and added.school_code = $school
        and added.subject = 'total'
        and exams.is_current
),

school_value_added as (
    select
        exam_id,
        grade,
        baseline_name,
        if(is_hidden, null, matched_n) as matched_n,
        if(is_hidden, null, matched_share) as matched_share,
        if(is_hidden, null, shrunken_marks) as shrunken_marks,
        if(is_hidden, null, low_marks) as low_marks,
        if(is_hidden, null, high_marks) as high_marks,
        if(is_hidden, null, shrunken_effect) as shrunken_effect,
        if(is_hidden, null, ci_low) as ci_low,
        if(is_hidden, null, ci_high) as ci_high,
        if(is_hidden, null, band) as band,
        case
            when is_hidden then 'suppressed'
            when band = 'not_computed' then 'no_data'
            else 'ok'
        end as cell_state,
    from chosen
)

select * from school_value_added
order by grade, exam_id
