-- One row per test, unit and subject as it may be shown: small cells and tiny counts blanked, once for every report.
with units as (
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
        if(results.eligible_n < rules.rate_small_n, rules.rate_min_count, 0) as least_count,
        round(least(results.excellent_rate, 1 - results.excellent_rate) * results.eligible_n) as excellent_count,
        round(least(results.good_rate, 1 - results.good_rate) * results.eligible_n) as good_count,
        round(least(results.pass_rate, 1 - results.pass_rate) * results.eligible_n) as pass_count,
        round(least(results.low_rate, 1 - results.low_rate) * results.eligible_n) as low_count,
        rules.rate_min_count / rules.rate_small_n as band,
        -- one band for every count that is hidden: the next step above the largest of them
        band * ceil(round((rules.rate_min_count - 1) / nullif(results.roster_n, 0) / band, 9)) as edge,
        results.roster_n < rules.rate_small_n
        and round(least(results.participation_rate, 1 - results.participation_rate) * results.roster_n)
        < rules.rate_min_count as is_banded,
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
        if(not is_hidden and not coalesce(is_banded, false), sat_n, null) as sat_n,
        if(not is_hidden and not coalesce(is_banded, false), participation_rate, null) as participation_rate,
        if(not is_hidden and is_banded and participation_rate > 0.5, 1 - edge, null) as participation_at_least,
        if(not is_hidden and is_banded and participation_rate <= 0.5, edge, null) as participation_at_most,
        if(not is_hidden, mean_total, null) as mean_score,
        if(not is_hidden, mean_share, null) as mean_share,
        if(not is_hidden, mean_index, null) as mean_index,
        if(not is_hidden, mean_total - county_mean, null) as diff,
        if(not is_hidden, mean_total - county_mean - 1.959964 * se_mean, null) as diff_low,
        if(not is_hidden, mean_total - county_mean + 1.959964 * se_mean, null) as diff_high,
        if(not is_hidden, z_mean, null) as z_mean,
        if(not is_hidden, z_mean - 1.959964 * se_z, null) as z_low,
        if(not is_hidden, z_mean + 1.959964 * se_z, null) as z_high,
        if(not is_hidden and excellent_count >= least_count, excellent_rate, null) as excellent_rate,
        if(not is_hidden and good_count >= least_count, good_rate, null) as good_rate,
        if(not is_hidden and pass_count >= least_count, pass_rate, null) as pass_rate,
        if(not is_hidden and low_count >= least_count, low_rate, null) as low_rate,
    from placed
)

select * from shown_results
