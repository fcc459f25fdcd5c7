-- One row per part of one unit's place at a rule's newest test, then its absences: value, place, least change to leave.
with newest as (
    select
        warnings.test_id,
        warnings.unit_type,
        warnings.unit_code,
        rules.places,
    from marts.shown_warnings as warnings
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    where warnings.rule_id = $rule_id and warnings.unit_code = $unit_code
    qualify row_number() over (order by warnings.occasion_no desc) = 1
),

parts as (
    select
        newest.*,
        shown.cell_state,
        parts.lever,
        parts.part_place,
        parts.part_value,
        parts.part_no,
        parts.measured_in as part_measured_in,
    from newest
    inner join marts.tests as tests on newest.test_id = tests.test_id
    inner join marts.shown_places as shown
        on
            newest.test_id = shown.test_id
            and newest.unit_type = shown.unit_type
            and newest.unit_code = shown.unit_code
    cross join
        lateral (
            values
            (
                1, 'mean', shown.rank_mean,
                if(tests.method = 'rank_sum' or tests.exam_n = 1, shown.mean_total, shown.mean_index),
                if(tests.method = 'rank_sum' or tests.exam_n = 1, 'marks', 'index')
            ),
            (2, 'count', shown.rank_count, shown.top1_n, 'pupils'),
            (3, 'rate', shown.rank_rate, shown.weighted_rate, 'share'),
            (4, 'absence', null, null, 'pupils')
        ) as parts (part_no, lever, part_place, part_value, measured_in)
    where
        parts.lever = 'absence'
        or (shown.is_ranked and (parts.lever = 'mean' or tests.method = 'rank_sum'))
),

warnings_margins as (
    select
        parts.part_no,
        parts.lever,
        coalesce(margins.measured_in, parts.part_measured_in) as measured_in,
        parts.part_place,
        parts.part_value,
        margins.change,
        margins.strict,
        margins.reachable,
        margins.available_n,
        margins.needed_n,
        coalesce(margins.is_disputed, false) as is_disputed,
        rules.rate_min_count as least_count,
        margins.lever is not null as is_in_last_places,
        parts.cell_state,
    from parts
    cross join plan.rules as rules
    left join marts.shown_margins as margins
        on
            parts.test_id = margins.test_id
            and parts.unit_type = margins.unit_type
            and parts.unit_code = margins.unit_code
            and parts.places = margins.places
            and parts.lever = margins.lever
)

select * from warnings_margins
order by part_no
