-- One row per rule, unit and occasion whose mark changed, with every reason.
with paired as (
    select
        coalesce(later.rule_id, earlier.rule_id) as rule_id,
        coalesce(later.unit_type, earlier.unit_type) as unit_type,
        coalesce(later.unit_code, earlier.unit_code) as unit_code,
        coalesce(later.unit_name, earlier.unit_name) as unit_name,
        coalesce(later.occasion, earlier.occasion) as occasion,
        coalesce(later.test_id, earlier.test_id) as test_id,
        coalesce(later.held_on, earlier.held_on) as held_on,
        earlier.level as level_before,
        later.level as level_after,
        earlier.state as state_before,
        later.state as state_after,
        earlier.run as run_before,
        later.run as run_after,
        earlier.attributable as attributable_before,
        later.attributable as attributable_after,
        hash(earlier.level, earlier.state, earlier.run, earlier.attributable, earlier.provisional)
        <> hash(later.level, later.state, later.run, later.attributable, later.provisional) as is_changed,
    from before_marts.warnings as earlier
    full outer join after_marts.warnings as later
        on
            earlier.rule_id = later.rule_id
            and earlier.unit_type = later.unit_type
            and earlier.unit_code = later.unit_code
            and earlier.occasion = later.occasion
),

frames as (
    select
        coalesce(later.rule_id, earlier.rule_id) as rule_id,
        coalesce(later.unit_code, earlier.unit_code) as unit_code,
        coalesce(later.occasion, earlier.occasion) as occasion,
        hash(earlier.inherits, earlier.inherited_from)
        <> hash(later.inherits, later.inherited_from) as lineage_changed,
        coalesce(later.change_doc, earlier.change_doc) as change_doc,
        hash(earlier.event_place, earlier.event_ranked_n, earlier.letter_outcome)
        <> hash(later.event_place, later.event_ranked_n, later.letter_outcome) as source_changed,
    from before_marts.warning_frames as earlier
    full outer join after_marts.warning_frames as later
        on
            earlier.rule_id = later.rule_id
            and earlier.unit_code = later.unit_code
            and earlier.occasion = later.occasion
),

records as (
    select
        rule_id,
        unit_type,
        unit_code,
        occasion,
        arg_max(document_no, in_after) as document_no,
    from diff.decisions
    where kind = 'determination'
    group by rule_id, unit_type, unit_code, occasion
),

changed_rules as (
    select distinct rule_id
    from diff.settings
    where setting not like 'name%' and setting not like 'clause%'
),

plan_settings as (
    select count(*) as changed_n
    from diff.settings
    where rule_id = ''
),

looked_at as (
    select
        paired.*,
        coalesce(tests.in_before and tests.in_after, true) as in_both,
        coalesce(not tests.in_before, false) as is_new_test,
        coalesce(not tests.in_after, false) as is_test_gone,
        tests.test_name,
        tests.exams_before,
        tests.exams_after,
        tests.status_before,
        tests.status_after,
        tests.parameters_before,
        tests.parameters_after,
        hash(tests.exams_before) <> hash(tests.exams_after) as exams_changed,
        hash(tests.status_before) <> hash(tests.status_after) as status_changed,
        coalesce(tests.parameters_changed, false) as parameters_changed,
        coalesce(tests.changed_unit_n, 0) > 0 as results_changed,
        coalesce(units.own_changed, false) as own_changed,
        records.unit_code is not null as is_determined,
        coalesce(records.document_no, if(frames.lineage_changed, frames.change_doc, null)) as document_no,
        coalesce(frames.lineage_changed, false) as lineage_changed,
        coalesce(frames.source_changed, false) as source_changed,
        changed_rules.rule_id is not null as rule_changed,
        plan_settings.changed_n > 0 as settings_changed,
    from paired
    cross join plan_settings
    left join diff.tests as tests on paired.test_id = tests.test_id
    left join diff.unit_results as units
        on
            paired.test_id = units.test_id
            and paired.unit_type = units.unit_type
            and paired.unit_code = units.unit_code
    left join frames
        on
            paired.rule_id = frames.rule_id
            and paired.unit_code = frames.unit_code
            and paired.occasion = frames.occasion
    left join records
        on
            paired.rule_id = records.rule_id
            and paired.unit_type = records.unit_type
            and paired.unit_code = records.unit_code
            and paired.occasion = records.occasion
    left join changed_rules on paired.rule_id = changed_rules.rule_id
),

followed as (
    select
        *,
        bool_or(is_changed or results_changed) over (
            partition by rule_id, unit_type, unit_code
            order by held_on, occasion
            rows between unbounded preceding and 1 preceding
        ) as earlier_changed,
    from looked_at
),

reasoned as (
    select
        *,
        array_to_string([
            if(is_new_test, 'new_test', null),
            if(is_test_gone, 'test_gone', null),
            if(is_determined, 'determination', null),
            if(lineage_changed, 'lineage', null),
            if(source_changed, 'source', null),
            if(in_both and exams_changed, 'correction', null),
            if(in_both and own_changed, 'own_results', null),
            if(in_both and results_changed and not own_changed, 'other_units', null),
            if(in_both and status_changed, 'status', null),
            if(in_both and parameters_changed, 'parameters', null),
            if(rule_changed, 'rule', null),
            if(settings_changed, 'settings', null),
            if(earlier_changed, 'earlier', null)
        ], ',') as found,
    from followed
    where is_changed
),

marks as (
    select
        rule_id,
        unit_type,
        unit_code,
        unit_name,
        occasion,
        test_id,
        test_name,
        held_on,
        level_before,
        level_after,
        state_before,
        state_after,
        run_before,
        run_after,
        attributable_before,
        attributable_after,
        exams_before,
        exams_after,
        status_before,
        status_after,
        parameters_before,
        parameters_after,
        document_no,
        coalesce(found, 'program') as reasons,
    from reasoned
)

select * from marks
