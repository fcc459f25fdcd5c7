-- One row per test and unit whose place, ranking state or standing at the bottom changed, with every reason.
with results as (
    select
        *,
        'school' as unit_type,
        school_code as unit_code,
        1 as version_no,
        struct_pack(final_rank, ranked_n, rank_state, bottom3) as found,
    from before_marts.school_results
    union all by name
    select
        *,
        'township' as unit_type,
        township_code as unit_code,
        1 as version_no,
        struct_pack(final_rank, ranked_n, rank_state, bottom3) as found,
    from before_marts.township_results
    union all by name
    select
        *,
        'school' as unit_type,
        school_code as unit_code,
        2 as version_no,
        struct_pack(final_rank, ranked_n, rank_state, bottom3) as found,
    from after_marts.school_results
    union all by name
    select
        *,
        'township' as unit_type,
        township_code as unit_code,
        2 as version_no,
        struct_pack(final_rank, ranked_n, rank_state, bottom3) as found,
    from after_marts.township_results
),

versions as (
    select
        test_id,
        unit_type,
        unit_code,
        any_value(found) filter (where version_no = 1) as earlier,
        any_value(found) filter (where version_no = 2) as later,
    from results
    group by test_id, unit_type, unit_code
),

changed as (
    select
        test_id,
        unit_type,
        unit_code,
        earlier.final_rank as place_before,
        later.final_rank as place_after,
        earlier.ranked_n as ranked_n_before,
        later.ranked_n as ranked_n_after,
        earlier.rank_state as rank_state_before,
        later.rank_state as rank_state_after,
        earlier.bottom3 as bottom3_before,
        later.bottom3 as bottom3_after,
    from versions
    where
        (place_before, rank_state_before, bottom3_before)
        is distinct from (place_after, rank_state_after, bottom3_after)
),

cells as (
    select
        test_id,
        unit_type,
        unit_code,
        unit_name,
        cell_state,
        1 as version_no,
    from before_marts.shown_results
    where subject = 'total'
    union all
    select
        test_id,
        unit_type,
        unit_code,
        unit_name,
        cell_state,
        2 as version_no,
    from after_marts.shown_results
    where subject = 'total'
),

shown as (
    select
        test_id,
        unit_type,
        unit_code,
        arg_max(unit_name, version_no) as unit_name,
        bool_or(cell_state = 'suppressed') as is_hidden,
    from cells
    group by test_id, unit_type, unit_code
),

plan_settings as (
    select count(*) as changed_n
    from diff.settings
    where rule_id = ''
),

reasoned as (
    select
        changed.*,
        tests.* exclude (test_id),
        tests.in_before and tests.in_after as in_both,
        coalesce(units.own_changed, false) as own_changed,
        plan_settings.changed_n as changed_setting_n,
        shown.unit_name,
        coalesce(shown.is_hidden, true) as is_hidden,
    from changed
    inner join diff.tests as tests on changed.test_id = tests.test_id
    cross join plan_settings
    left join diff.unit_results as units
        on
            changed.test_id = units.test_id
            and changed.unit_type = units.unit_type
            and changed.unit_code = units.unit_code
    left join shown
        on
            changed.test_id = shown.test_id
            and changed.unit_type = shown.unit_type
            and changed.unit_code = shown.unit_code
),

explained as (
    select
        *,
        array_to_string([
            if(not in_before, 'new_test', null),
            if(not in_after, 'test_gone', null),
            if(in_both and exams_before is distinct from exams_after, 'correction', null),
            if(in_both and own_changed, 'own_results', null),
            if(in_both and not own_changed and changed_unit_n > 0, 'other_units', null),
            if(in_both and parameters_changed, 'parameters', null),
            if(in_both and changed_setting_n > 0, 'settings', null),
            if(in_both and status_before is distinct from status_after, 'status', null)
        ], ',') as found,
    from reasoned
),

places as (
    select
        test_id,
        test_name,
        held_on,
        unit_type,
        unit_code,
        unit_name,
        if(is_hidden, 'suppressed', 'ok') as cell_state,
        if(not is_hidden, place_before, null) as place_before,
        if(not is_hidden, place_after, null) as place_after,
        ranked_n_before,
        ranked_n_after,
        rank_state_before,
        rank_state_after,
        if(not is_hidden, bottom3_before, null) as bottom3_before,
        if(not is_hidden, bottom3_after, null) as bottom3_after,
        exams_before,
        exams_after,
        status_before,
        status_after,
        parameters_before,
        parameters_after,
        coalesce(found, 'program') as reasons,
    from explained
)

select * from places
