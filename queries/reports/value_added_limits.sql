-- One row per number of matched pupils at which the funnel of an exam and subject is drawn: its limits in both units.
with reach as (
    select
        min(matched_n) as smallest_n,
        max(matched_n) as largest_n,
    from marts.shown_value_added
    where
        exam_id = $exam_id
        and subject = $subject
        and cell_state = 'ok'
),

value_added_limits as (
    select
        lines.pupils_n,
        lines.low_95,
        lines.high_95,
        lines.low_998,
        lines.high_998,
        lines.low_95_marks,
        lines.high_95_marks,
        lines.low_998_marks,
        lines.high_998_marks,
    from marts.value_added_funnels as lines
    inner join reach on lines.pupils_n between reach.smallest_n and reach.largest_n
    where
        lines.exam_id = $exam_id
        and lines.subject = $subject
        and lines.kind = 'line'
)

select * from value_added_limits
order by pupils_n
