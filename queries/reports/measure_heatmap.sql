-- One row per school or township and subject of a test: one measure with its interval, and how far it leans where it is clear.
with measured as (
    select
        shown.*,
        case $measure
            when 'above_mean' then shown.above_mean_rate
            when 'difficulty' then shown.mean_share
            when 'discrimination' then shown.discrimination
            when 'change' then shown.z_change
            else shown.z_mean
        end as value,
        case $measure
            when 'above_mean' then shown.above_mean_low
            when 'difficulty' then shown.share_low
            when 'discrimination' then null
            when 'change' then shown.z_change_low
            else shown.z_low
        end as low,
        case $measure
            when 'above_mean' then shown.above_mean_high
            when 'difficulty' then shown.share_high
            when 'discrimination' then null
            when 'change' then shown.z_change_high
            else shown.z_high
        end as high,
        case $measure
            when 'difficulty' then shown.county_share
            when 'discrimination' then value
            else 0
        end as county_value,
    from marts.shown_measures as shown
    where
        shown.test_id = $test_id
        and shown.unit_type = $unit_type
        and ($township = '' or shown.township_code = $township)
),

measure_heatmap as (
    select
        unit_code,
        unit_name,
        township_code,
        township_name,
        subject,
        value,
        low,
        high,
        county_value,
        if(low > county_value or high < county_value, value - county_value, 0) as lean,
        eligible_n,
        is_weak,
        case
            when cell_state = 'suppressed' then 'suppressed'
            -- of a shown cell only its two groups can be too small to be told
            when value is null and $measure = 'discrimination' then 'suppressed'
            when value is null then 'not_applicable'
            else 'ok'
        end as cell_state,
    from measured
)

select * from measure_heatmap
order by township_name collate zh_cn, unit_code, subject
