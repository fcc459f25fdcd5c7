-- One row per record in force: a determination, an appeal or an inheritance, with what it comes to.
with names as (
    select
        'school' as unit_type,
        school_code as unit_code,
        arg_max(school_name, valid_from) as unit_name,
        arg_max(township_code, valid_from) as township_code,
    from staging.schools
    group by school_code
    union all
    select
        'township' as unit_type,
        township_code as unit_code,
        township_name as unit_name,
        township_code,
    from staging.townships
),

marked as (
    select
        rule_id,
        unit_type,
        unit_code,
        occasion,
        any_value(bottom3) as bottom3,
        any_value(place) as place,
        any_value(tied_n) as tied_n,
        any_value(ranked_n) as ranked_n,
    from marts.warnings
    group by rule_id, unit_type, unit_code, occasion
),

changes as (
    select distinct
        predecessor,
        successor,
        stage,
    from staging.school_lineage
),

timed as (
    select
        *,
        len(list_filter(
            generate_series(notified_on + 1, received_on, interval 1 day),
            lambda day: isodow(day) <= 5
        )) as working_days_n,
    from staging.decisions
),

decisions as (
    select
        timed.*,
        names.unit_name,
        names.township_code,
        before.unit_name as predecessor_name,
        exams.name as exam_name,
        timed.kind = 'appeal' and timed.working_days_n > rules.appeal_working_days as is_late,
        case
            when
                timed.kind = 'determination'
                and marked.bottom3 = 'possible'
                and coalesce(
                    timed.place <> marked.place
                    or timed.tied_n <> marked.tied_n
                    or timed.ranked_n <> marked.ranked_n,
                    false
                )
                then 'tie_changed'
            when timed.kind = 'determination' and marked.bottom3 = 'possible' then 'applied'
            when timed.kind = 'determination' and marked.bottom3 is null then 'no_place'
            when timed.kind = 'determination' then 'no_tie'
            when timed.kind = 'inheritance' and changes.successor is null then 'no_change_of_school'
            when timed.kind = 'inheritance' then 'applied'
            when timed.outcome <> 'upheld' then timed.outcome
            when timed.correction_exam_id is null then 'correction_to_come'
            when corrections.result_status = 'final' then 'corrected'
            else 'correction_not_final'
        end as effect,
    from timed
    cross join plan.rules as rules
    left join names on timed.unit_type = names.unit_type and timed.unit_code = names.unit_code
    left join names as before on before.unit_type = 'school' and timed.predecessor_code = before.unit_code
    left join marts.exams as exams on timed.exam_id = exams.exam_id
    left join marts.exams as corrections on timed.correction_exam_id = corrections.exam_id
    left join marked
        on
            timed.rule_id = marked.rule_id
            and timed.unit_type = marked.unit_type
            and timed.unit_code = marked.unit_code
            and timed.occasion = marked.occasion
    left join changes
        on
            timed.kind = 'inheritance'
            and timed.unit_code = changes.successor
            and timed.predecessor_code = changes.predecessor
            and timed.stage = changes.stage
)

select * from decisions
