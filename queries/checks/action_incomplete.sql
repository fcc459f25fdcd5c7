-- One row per file with actions that lack what their cause must have, or have what belongs to another cause.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(concat('action_id=', action_id, ', cause=', cause), 3) as samples,
    from raw.actions
    where
        trim(coalesce(measure, '')) = ''
        or trim(coalesce(owner_post, '')) = ''
        or (cause = 'warning') <> (rule_id is not null)
        or (cause = 'warning') <> (occasion is not null)
        or (cause in ('missed_target', 'indicator')) <> (indicator_id is not null)
        or (cause = 'missed_target') <> (phase_id is not null)
        or (cause = 'weak_subject') <> (subject is not null)
        or (cause = 'weak_subject' and test_id is null)
        or (cause = 'visit' and unit_type <> 'school')
    group by filename
)

select * from findings
