-- One row per unit and rule of concern that it meets or is close to: the newest occasion, of a cumulative rule the last mark.
with newest as (
    select
        rule_id,
        max(occasion_no) as occasion_no,
    from marts.shown_warnings
    group by rule_id
),

marked as (
    select warnings.*
    from marts.shown_warnings as warnings
    inner join newest on warnings.rule_id = newest.rule_id
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    where
        warnings.level in ('red', 'pending', 'orange', 'yellow')
        and (rules.counting = 'cumulative' or warnings.occasion_no = newest.occasion_no)
    qualify row_number() over (
        partition by warnings.rule_id, warnings.unit_code
        order by warnings.occasion_no desc
    ) = 1
),

warnings_board as (
    select
        warnings.rule_id || ':' || warnings.unit_code as case_id,
        warnings.rule_id,
        rules.name_zh as rule_zh,
        rules.name_en as rule_en,
        warnings.unit_type,
        warnings.unit_code,
        warnings.unit_name,
        warnings.township_code,
        warnings.occasion,
        warnings.occasion_name,
        rules.clock,
        rules.band,
        rules.places,
        rules.runs,
        rules.counting,
        warnings.source,
        warnings.school_year,
        warnings.held_on,
        tests.term,
        warnings.test_id,
        tests.name as test_name,
        warnings.level,
        warnings.state,
        warnings.provisional,
        warnings.run,
        warnings.place,
        warnings.ranked_n,
        warnings.tied_n,
        warnings.rank_low,
        warnings.rank_high,
        warnings.p_bottom3,
        warnings.strength,
        answered.action_id,
        answered.action_state,
        answered.is_action_of_occasion,
    from marked as warnings
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    left join marts.tests as tests on warnings.test_id = tests.test_id
    left join marts.warning_actions as answered
        on
            warnings.rule_id = answered.rule_id
            and warnings.unit_type = answered.unit_type
            and warnings.unit_code = answered.unit_code
            and warnings.occasion = answered.occasion
    where
        rules.polarity = 'concern'
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

select * from warnings_board
order by
    list_position(['red', 'pending', 'orange', 'yellow'], level),
    provisional,
    run desc,
    p_bottom3 desc nulls last,
    rule_id,
    place desc nulls last,
    unit_code
