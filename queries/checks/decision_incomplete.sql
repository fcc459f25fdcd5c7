-- One row per file with records that lack what their kind must have.
with findings as (
    select
        filename as file,
        count(*) as rows_n,
        min(concat('decision_id=', decision_id, ', kind=', kind, ', outcome=', outcome), 3) as samples,
    from raw.decisions
    where
        trim(coalesce(reason, '')) = ''
        or trim(coalesce(decided_by_role, '')) = ''
        or (outcome = 'open') <> (decided_on is null)
        or not coalesce(
            case kind
                when 'determination'
                    then
                        outcome in ('counted', 'not_counted')
                        and rule_id is not null
                        and stage is not null
                        and occasion is not null
                when 'appeal'
                    then
                        outcome in ('open', 'upheld', 'rejected')
                        and ground is not null
                        and exam_id is not null
                        and notified_on is not null
                        and received_on >= notified_on
                        and (outcome = 'upheld' or correction_exam_id is null)
                when 'inheritance'
                    then
                        outcome in ('inherited', 'not_inherited')
                        and unit_type = 'school'
                        and stage is not null
                        and predecessor_code <> unit_code
            end, false
        )
    group by filename
)

select * from findings
