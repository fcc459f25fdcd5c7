-- One row per school and stage on the list of weak schools, of the units that a post answers for: not yet visited first.
with weak_schools as (
    select
        weak.school_code,
        weak.school_name,
        weak.stage,
        weak.township_code,
        weak.township_name,
        weak.level,
        weak.rule_id,
        rules.name_zh as rule_zh,
        rules.name_en as rule_en,
        weak.is_lowest,
        weak.added_year,
        weak.effect,
        weak.effect_low,
        weak.effect_high,
        weak.matched_n,
        weak.term_id,
        weak.is_recorded,
        weak.is_visited,
        weak.visited_on,
        weak.is_inspected,
        opened.newest.action_id,
        opened.newest.state as action_state,
    from marts.weak_schools as weak
    left join plan.plans as plans on plans.governing
    left join plan.warnings as rules on plans.plan_id = rules.plan_id and weak.rule_id = rules.rule_id
    left join (
        select
            schools.school_code,
            schools.stage,
            arg_max(actions, struct_pack(opened_on := actions.opened_on, action_id := actions.action_id)) as newest,
        from marts.weak_schools as schools
        inner join marts.actions as actions
            on
                actions.unit_type = 'school'
                and schools.school_code = actions.unit_code
                and schools.stage = coalesce(actions.stage, schools.stage)
                and actions.state <> 'cancelled'
        group by schools.school_code, schools.stage
    ) as opened on weak.school_code = opened.school_code and weak.stage = opened.stage
    where
        $post = ''
        or exists (
            select 1
            from marts.unit_posts as posts
            where posts.post_code = $post and posts.unit_type = 'school' and posts.unit_code = weak.school_code
        )
)

select * from weak_schools
order by
    is_visited, list_position(['red', 'pending', 'orange'], level) nulls last, effect nulls last, school_code, stage
