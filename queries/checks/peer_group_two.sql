-- One row per file with schools that are frozen in two peer groups of one school year.
with frozen as (
    select
        *,
        min(peer_group_id) over one_school <> max(peer_group_id) over one_school as is_twice,
    from raw.peer_groups
    where kind = 'frozen'
    window one_school as (partition by school_year, stage, school_code)
),

findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(
            concat('school_year=', school_year, ', school_code=', school_code, ', peer_group_id=', peer_group_id), 3
        ) as samples,
    from frozen
    where is_twice
    group by filename
)

select * from findings
