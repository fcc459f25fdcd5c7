-- One row per file with changes of a peer group by hand that lack reason, post, day or time of recording.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(concat('school_year=', school_year, ', school_code=', school_code), 3) as samples,
    from raw.peer_groups
    where
        kind = 'manual'
        and (
            trim(coalesce(reason, '')) = ''
            or trim(coalesce(decided_by_role, '')) = ''
            or decided_on is null
            or recorded_at is null
        )
    group by filename
)

select * from findings
