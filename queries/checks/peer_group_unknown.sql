-- One row per file with changes by hand into a peer group that is not frozen in that school year and stage.
with findings as (
    select
        changes.filename as file,
        count(*) as rows_n,
        min(
            concat(
                'school_year=', changes.school_year,
                ', school_code=', changes.school_code,
                ', peer_group_id=', changes.peer_group_id
            ), 3
        ) as samples,
    from raw.peer_groups as changes
    anti join raw.peer_groups as frozen
        on
            changes.school_year = frozen.school_year
            and changes.stage = frozen.stage
            and changes.peer_group_id = frozen.peer_group_id
            and frozen.kind = 'frozen'
    where changes.kind = 'manual'
    group by changes.filename
)

select * from findings
