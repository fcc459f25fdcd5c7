-- One row per unit and occasion of a rule, the gravest units first; unless $show is all only units ever marked.
with graded as (
    select
        *,
        list_position(['red', 'pending', 'orange', 'credit', 'yellow', 'blue', 'none'], level) as grade,
    from marts.shown_warnings
    where rule_id = $rule_id
),

marked as (
    select
        warnings.*,
        last(warnings.grade order by warnings.occasion_no) over unit as last_grade,
        last(warnings.run order by warnings.occasion_no) over unit as last_run,
        last(warnings.place order by warnings.occasion_no) over unit as last_place,
        last(warnings.unit_name order by warnings.occasion_no) over unit as last_name,
        last(warnings.township_code order by warnings.occasion_no) over unit as last_township,
        min(if(warnings.level <> 'none', warnings.grade, null)) over unit as gravest,
    from graded as warnings
    window unit as (
        partition by warnings.unit_code order by warnings.occasion_no
        rows between unbounded preceding and unbounded following
    )
),

in_order as (
    select
        *,
        dense_rank() over (
            order by
                last_grade nulls last,
                last_run desc,
                gravest nulls last,
                last_place desc nulls last,
                unit_code
        ) as unit_order,
    from marked
    where ($show = 'all' or gravest is not null) and ($township = '' or last_township = $township)
),

warnings_strips as (
    select
        in_order.rule_id,
        in_order.rule_id || ':' || in_order.unit_code as case_id,
        in_order.unit_type,
        in_order.unit_code,
        in_order.last_name as unit_name,
        in_order.unit_order,
        in_order.occasion,
        in_order.occasion_no,
        in_order.occasion_name,
        in_order.school_year,
        in_order.held_on,
        tests.term,
        rules.clock,
        rules.band,
        rules.runs,
        rules.counting,
        in_order.source,
        in_order.test_id,
        tests.name as test_name,
        in_order.level,
        in_order.state,
        in_order.provisional,
        in_order.run,
        in_order.place,
        in_order.ranked_n,
        in_order.tied_n,
        shown.eligible_n,
        in_order.rank_low,
        in_order.rank_high,
        in_order.p_bottom3,
        in_order.strength,
        case
            when in_order.place is null and not in_order.is_place_hidden then 'not_ranked'
            else coalesce(shown.cell_state, 'not_ranked')
        end as cell_state,
    from in_order
    inner join plan.warnings as rules on in_order.plan_id = rules.plan_id and in_order.rule_id = rules.rule_id
    left join marts.tests as tests on in_order.test_id = tests.test_id
    left join marts.shown_places as shown
        on
            in_order.test_id = shown.test_id
            and in_order.unit_type = shown.unit_type
            and in_order.unit_code = shown.unit_code
)

select * from warnings_strips
order by unit_order, occasion_no
