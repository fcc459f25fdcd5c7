-- One row per file with records of a day after their recording.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(
            concat(
                'decision_id=', decision_id,
                ', decided_on=', decided_on,
                ', received_on=', received_on,
                ', recorded_at=', recorded_at
            ), 3
        ) as samples,
    from raw.decisions
    where greatest(decided_on, received_on) > cast(recorded_at as date)
    group by filename
)

select * from findings
