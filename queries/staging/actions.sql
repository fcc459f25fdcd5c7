-- One row per action: its newest record, whatever the order in which the records arrived.
with actions as (
    select
        * exclude (filename),
        count(*) over (partition by action_id) as records_n,
    from raw.actions
    qualify row_number() over (partition by action_id order by recorded_at desc, outcome, due_on desc) = 1
)

select * from actions
