-- One row per meeting that decided on actions, the newest first: how many it decided, and how many are done, open, overdue, cancelled.
with action_meetings as (
    select
        meeting_on,
        count(*) as decided_n,
        count(*) filter (where state = 'done') as done_n,
        count(*) filter (where state = 'open') as open_n,
        count(*) filter (where state = 'overdue') as overdue_n,
        count(*) filter (where state = 'cancelled') as cancelled_n,
    from marts.actions
    where meeting_on is not null
    group by meeting_on
)

select * from action_meetings
order by meeting_on desc
