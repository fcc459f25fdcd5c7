-- One row per exam of a test and a school that sat it: value added of the total, nothing where few pupils are matched.
with school_value_added as (
    select
        exam_id,
        grade,
        baseline_name,
        matched_n,
        matched_share,
        shrunken_marks,
        low_marks,
        high_marks,
        shrunken_effect,
        ci_low,
        ci_high,
        band,
        cell_state,
    from marts.shown_value_added
    where
        test_id = $test_id
        and school_code = $school
        and subject = 'total'
        and is_current
)

select * from school_value_added
order by grade, exam_id
