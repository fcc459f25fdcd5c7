-- One row per file with actions due or closed before they were opened, or closed after the day of their recording.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(
            concat(
                'action_id=', action_id,
                ', opened_on=', opened_on,
                ', due_on=', due_on,
                ', closed_on=', closed_on
            ), 3
        ) as samples,
    from raw.actions
    where
        due_on < opened_on
        or closed_on < opened_on
        or closed_on > cast(recorded_at as date)
        or opened_on > cast(recorded_at as date)
        or meeting_on > opened_on
    group by filename
)

select * from findings
