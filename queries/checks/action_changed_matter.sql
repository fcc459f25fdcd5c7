-- One row per file with records whose action has another unit or cause in another record.
with told as (
    select
        action_id,
        filename,
        concat_ws('|', unit_type, unit_code, cause, rule_id, occasion, indicator_id, part, phase_id, subject) as matter,
    from raw.actions
),

compared as (
    select
        *,
        min(matter) over (partition by action_id) <> max(matter) over (partition by action_id) as differs,
    from told
),

findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(concat('action_id=', action_id, ', matter=', matter), 3) as samples,
    from compared
    where differs
    group by filename
)

select * from findings
