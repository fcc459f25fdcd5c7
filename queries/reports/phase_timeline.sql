-- One row per phase of a plan: its days, the as-of date, and how many of its targets stand where; an indicator counts once.
with indicators as (
    select
        phase_id,
        indicator_id,
        stage,
        bool_and(state = 'report_only') as is_report_only,
        list(state) filter (where state <> 'report_only') as states,
    from marts.phase_progress
    where plan_id = $plan and entity_type = 'county'
    group by phase_id, indicator_id, stage
),

states as (
    select
        phase_id,
        case
            when is_report_only then 'report_only'
            when list_contains(states, 'not_met') then 'not_met'
            when list_contains(states, 'behind') then 'behind'
            when list_contains(states, 'no_data') then 'no_data'
            when list_contains(states, 'on_track') then 'on_track'
            else 'met'
        end as state,
    from indicators
),

phase_timeline as (
    select
        phases.phase_id,
        phases.ordinal,
        phases.name_zh,
        phases.name_en,
        phases.starts_on,
        phases.ends_on,
        info.as_of,
        case
            when info.as_of > phases.ends_on then 'ended'
            when info.as_of < phases.starts_on then 'ahead'
            else 'running'
        end as phase_state,
        count(states.state) as target_n,
        count(*) filter (where states.state = 'met') as met_n,
        count(*) filter (where states.state = 'not_met') as not_met_n,
        count(*) filter (where states.state = 'on_track') as on_track_n,
        count(*) filter (where states.state = 'behind') as behind_n,
        count(*) filter (where states.state = 'no_data') as no_data_n,
        count(*) filter (where states.state = 'report_only') as report_only_n,
    from plan.phases as phases
    cross join marts.build_info as info
    left join states on phases.phase_id = states.phase_id
    where phases.plan_id = $plan
    group by all
)

select * from phase_timeline
order by ordinal
