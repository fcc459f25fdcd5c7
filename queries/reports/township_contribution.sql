-- One row per school of a township: how many marks of the township's difference from the county it brings.
with schools as (
    select
        shown.unit_code as school_code,
        shown.unit_name as school_name,
        shown.eligible_n,
        shown.diff,
        shown.diff_low,
        shown.diff_high,
        shown.place,
        shown.ranked_n,
        shown.cell_state,
        township.eligible_n as township_n,
        township.diff as township_diff,
    from marts.shown_results as shown
    inner join marts.shown_results as township
        on
            shown.test_id = township.test_id
            and shown.township_code = township.unit_code
            and shown.subject = township.subject
            and township.unit_type = 'township'
    where
        shown.test_id = $test_id
        and shown.unit_type = 'school'
        and shown.subject = $subject
        and shown.township_code = $township
),

township_contribution as (
    select
        *,
        eligible_n * diff / nullif(township_n, 0) as contribution,
        eligible_n / nullif(township_n, 0) as pupil_share,
    from schools
)

select * from township_contribution
order by contribution nulls last, school_code
