-- One row per part of one unit's place at a rule's newest test, then its absences: value, place, least change to leave.
with newest as (
    select
        warnings.test_id,
        warnings.unit_type,
        warnings.unit_code,
        rules.places,
    from marts.warnings as warnings
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    where warnings.rule_id = $rule_id and warnings.unit_code = $unit_code
    qualify row_number() over (order by warnings.occasion_no desc) = 1
),

results as (
    select
        test_id,
        'school' as unit_type,
        school_code as unit_code,
        mean_total,
        mean_index,
        top1_n,
        weighted_rate,
        rank_mean,
        rank_count,
        rank_rate,
    from marts.school_results
    union all
    select
        test_id,
        'township' as unit_type,
        township_code as unit_code,
        mean_total,
        mean_index,
        top1_n,
        weighted_rate,
        rank_mean,
        rank_count,
        rank_rate,
    from marts.township_results
),

parts as (
    select
        newest.*,
        parts.lever,
        parts.part_place,
        parts.part_value,
        parts.part_no,
        parts.measured_in as part_measured_in,
    from newest
    inner join results
        on
            newest.test_id = results.test_id
            and newest.unit_type = results.unit_type
            and newest.unit_code = results.unit_code
    cross join marts.tests as tests
    cross join
        lateral (
            values
            (
                1, 'mean', results.rank_mean,
                if(tests.method = 'rank_sum' or tests.exam_n = 1, results.mean_total, results.mean_index),
                if(tests.method = 'rank_sum' or tests.exam_n = 1, 'marks', 'index')
            ),
            (2, 'count', results.rank_count, results.top1_n, 'pupils'),
            (3, 'rate', results.rank_rate, results.weighted_rate, 'share'),
            (4, 'absence', null, null, 'pupils')
        ) as parts (part_no, lever, part_place, part_value, measured_in)
    where
        newest.test_id = tests.test_id
        and (parts.part_place is not null or parts.lever = 'absence')
),

warnings_margins as (
    select
        parts.part_no,
        parts.lever,
        coalesce(margins.measured_in, parts.part_measured_in) as measured_in,
        -- a place in one value alone lies between its neighbours' values, so it would tell the value that is hidden
        if(shown.cell_state = 'ok', parts.part_place, null) as part_place,
        if(shown.cell_state = 'ok', parts.part_value, null) as part_value,
        if(
            shown.cell_state = 'ok'
            and parts.lever <> 'absence'
            and (margins.neighbour is null or neighbours.cell_state = 'ok'),
            margins.change,
            null
        ) as change,
        margins.strict,
        margins.reachable,
        if(
            shown.cell_state = 'ok' and (margins.available_n >= rules.rate_min_count or parts.lever <> 'absence'),
            margins.available_n,
            null
        ) as available_n,
        if(
            shown.cell_state = 'ok' and parts.lever = 'absence' and margins.needed >= rules.rate_min_count,
            margins.needed,
            null
        ) as needed_n,
        parts.lever = 'absence' and margins.available_n > 0 as is_disputed,
        rules.rate_min_count as least_count,
        margins.lever is not null as is_in_last_places,
        shown.cell_state,
    from parts
    cross join plan.rules as rules
    left join marts.warning_margins as margins
        on
            parts.test_id = margins.test_id
            and parts.unit_type = margins.unit_type
            and parts.unit_code = margins.unit_code
            and parts.places = margins.places
            and parts.lever = margins.lever
    left join marts.shown_results as neighbours
        on
            parts.test_id = neighbours.test_id
            and parts.unit_type = neighbours.unit_type
            and margins.neighbour = neighbours.unit_code
            and neighbours.subject = 'total'
    left join marts.shown_results as shown
        on
            parts.test_id = shown.test_id
            and parts.unit_type = shown.unit_type
            and parts.unit_code = shown.unit_code
            and shown.subject = 'total'
)

select * from warnings_margins
order by part_no
