-- One row per rule, unit and occasion with a warning (or credit), the newest first, with all its evidence.
with townships as (
    select
        test_id,
        township_code,
        any_value(township_name) as township_name,
    from marts.schools
    group by test_id, township_code
),

papers as (
    select
        test_id,
        string_agg(exam_id, ', ' order by exam_id) as exam_ids,
    from marts.exams
    where is_current
    group by test_id
),

levers as (
    select
        test_id,
        unit_type,
        unit_code,
        places,
        any_value(measured_in) filter (where lever = 'mean') as mean_measured_in,
        any_value(change) filter (where lever = 'mean') as leave_by_mean,
        any_value(change) filter (where lever = 'count') as leave_by_count,
        any_value(change) filter (where lever = 'rate') as leave_by_rate,
        any_value(available_n) filter (where lever = 'absence') as disputed_n,
        any_value(needed_n) filter (where lever = 'absence') as leave_by_absences,
        bool_or(reachable) filter (where lever = 'absence' and cell_state = 'ok') as is_open_to_absences,
    from marts.shown_margins
    group by test_id, unit_type, unit_code, places
),

warnings_ledger as (
    select
        warnings.rule_id || ':' || warnings.unit_code as case_id,
        warnings.rule_id,
        rules.name_zh as rule_zh,
        rules.name_en as rule_en,
        rules.clause_ref,
        rules.clause_zh,
        rules.clause_en,
        warnings.source,
        warnings.unit_type,
        warnings.unit_code,
        warnings.unit_name,
        warnings.township_code,
        townships.township_name,
        warnings.occasion,
        warnings.occasion_name,
        rules.clock,
        rules.band,
        rules.same_head,
        rules.places,
        warnings.school_year,
        tests.term,
        warnings.test_id,
        tests.name as test_name,
        papers.exam_ids,
        warnings.held_on,
        tests.result_status,
        info.result_version,
        tests.version_id,
        warnings.level,
        warnings.state,
        warnings.provisional,
        warnings.run,
        warnings.place,
        warnings.ranked_n,
        warnings.tied_n,
        shown.rank_mean,
        shown.rank_count,
        shown.rank_rate,
        shown.rank_sum,
        shown.eligible_n,
        warnings.rank_low,
        warnings.rank_high,
        warnings.p_bottom3,
        warnings.strength,
        levers.mean_measured_in,
        levers.leave_by_mean,
        levers.leave_by_count,
        levers.leave_by_rate,
        levers.disputed_n,
        levers.leave_by_absences,
        levers.is_open_to_absences,
        warnings.attributable,
        warnings.determination,
        warnings.determination_doc,
        warnings.change_doc,
        warnings.items_met_n,
        warnings.items_n,
        case
            when warnings.source in ('events', 'target_letters') then 'not_applicable'
            else coalesce(shown.cell_state, 'not_ranked')
        end as cell_state,
        answered.action_id,
        answered.action_state,
        answered.is_action_of_occasion,
    from marts.shown_warnings as warnings
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    left join marts.build_info as info on true
    left join marts.warning_actions as answered
        on
            warnings.rule_id = answered.rule_id
            and warnings.unit_type = answered.unit_type
            and warnings.unit_code = answered.unit_code
            and warnings.occasion = answered.occasion
    left join marts.tests as tests on warnings.test_id = tests.test_id
    left join papers on warnings.test_id = papers.test_id
    left join townships on warnings.test_id = townships.test_id and warnings.township_code = townships.township_code
    left join levers
        on
            warnings.test_id = levers.test_id
            and warnings.unit_type = levers.unit_type
            and warnings.unit_code = levers.unit_code
            and rules.places = levers.places
            and rules.band <> 'top'
    left join marts.shown_places as shown
        on
            warnings.test_id = shown.test_id
            and warnings.unit_type = shown.unit_type
            and warnings.unit_code = shown.unit_code
    where
        warnings.level in ('red', 'pending', 'orange', 'yellow', 'blue', 'credit')
        and rules.polarity = $polarity
        and ($rule_id = '' or warnings.rule_id = $rule_id)
        and ($township = '' or warnings.township_code = $township)
        and (
            $post = ''
            or exists (
                select 1
                from marts.unit_posts as posts
                where
                    posts.post_code = $post
                    and posts.unit_type = warnings.unit_type
                    and posts.unit_code = warnings.unit_code
            )
        )
)

select * from warnings_ledger
order by
    held_on desc,
    list_position(['red', 'pending', 'orange', 'credit', 'yellow', 'blue'], level),
    run desc,
    rule_id,
    place desc nulls last,
    unit_code
