-- One row per test, unit and subject as it may be shown: small cells and tiny counts blanked, once for every report.
with rates as (
    select
        test_id,
        unit_type,
        unit_code,
        subject,
        any_value(state) filter (where rate = 'participation') as participation_state,
        any_value(at_least) filter (where rate = 'participation') as participation_at_least,
        any_value(at_most) filter (where rate = 'participation') as participation_at_most,
        any_value(state) filter (where rate = 'excellent') as excellent_state,
        any_value(state) filter (where rate = 'good') as good_state,
        any_value(state) filter (where rate = 'pass') as pass_state,
        any_value(state) filter (where rate = 'low') as low_state,
    from marts.hidden_rates
    group by test_id, unit_type, unit_code, subject
),

units as (
    select
        test_id,
        'school' as unit_type,
        school_code as unit_code,
        school_name as unit_name,
        township_code,
        township_name,
        township_kind,
    from marts.schools
    union all
    select distinct
        test_id,
        'township' as unit_type,
        township_code as unit_code,
        township_name as unit_name,
        township_code,
        township_name,
        township_kind,
    from marts.schools
    union all
    select
        test_id,
        'county' as unit_type,
        'county' as unit_code,
        '' as unit_name,
        '' as township_code,
        '' as township_name,
        '' as township_kind,
    from marts.county_results
),

placed as (
    select
        units.unit_name,
        units.township_code,
        units.township_name,
        units.township_kind,
        results.*,
        coalesce(official.rank_state, 'not_a_unit') as rank_state,
        coalesce(official.is_ranked, false) as is_ranked,
        coalesce(visibility.visibility, 'small') <> 'shown' as is_hidden,
        -- the place of a subject lies between the means of its neighbours, so it would tell the mean that is hidden
        if(results.subject = 'total', official.final_rank, if(is_hidden, null, results.subject_rank)) as place,
        if(results.subject = 'total', official.ranked_n, results.subject_ranked_n) as place_of_n,
        if(results.subject = 'total', official.rank_low, null) as rank_low,
        if(results.subject = 'total', official.rank_high, null) as rank_high,
        results.eligible_n < rules.unstable_below as unstable,
        rates.* exclude (test_id, unit_type, unit_code, subject),
    from units
    inner join marts.test_subject_results as results
        on
            units.test_id = results.test_id
            and units.unit_type = results.unit_type
            and units.unit_code = results.unit_code
    cross join plan.rules as rules
    left join marts.shown_places as official
        on
            units.test_id = official.test_id
            and units.unit_type = official.unit_type
            and units.unit_code = official.unit_code
    left join marts.visibility as visibility
        on
            results.test_id = visibility.test_id
            and results.unit_type = visibility.unit_type
            and results.unit_code = visibility.unit_code
            and results.subject = visibility.subject
    left join rates
        on
            results.test_id = rates.test_id
            and results.unit_type = rates.unit_type
            and results.unit_code = rates.unit_code
            and results.subject = rates.subject
),

shown_results as (
    select
        test_id,
        unit_type,
        unit_code,
        unit_name,
        township_code,
        township_name,
        township_kind,
        subject,
        rank_state,
        is_ranked,
        place,
        place_of_n as ranked_n,
        rank_low,
        rank_high,
        unstable and not is_hidden as unstable,
        case when is_hidden then 'suppressed' when not is_ranked then 'not_ranked' else 'ok' end as cell_state,
        county_mean,
        if(not is_hidden, roster_n, null) as roster_n,
        if(not is_hidden, eligible_n, null) as eligible_n,
        if(participation_state = 'shown', sat_n, null) as sat_n,
        if(participation_state = 'shown', participation_rate, null) as participation_rate,
        participation_at_least,
        participation_at_most,
        if(not is_hidden, mean_total, null) as mean_score,
        if(not is_hidden, mean_share, null) as mean_share,
        if(not is_hidden, mean_index, null) as mean_index,
        if(not is_hidden, mean_total - county_mean, null) as diff,
        if(not is_hidden, mean_total - county_mean - 1.959964 * se_mean, null) as diff_low,
        if(not is_hidden, mean_total - county_mean + 1.959964 * se_mean, null) as diff_high,
        if(not is_hidden, z_mean, null) as z_mean,
        if(not is_hidden, z_mean - 1.959964 * se_z, null) as z_low,
        if(not is_hidden, z_mean + 1.959964 * se_z, null) as z_high,
        if(excellent_state = 'shown', excellent_rate, null) as excellent_rate,
        if(good_state = 'shown', good_rate, null) as good_rate,
        if(pass_state = 'shown', pass_rate, null) as pass_rate,
        if(low_state = 'shown', low_rate, null) as low_rate,
    from placed
)

select * from shown_results
