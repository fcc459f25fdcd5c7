-- One row per score band of a school: its share of the pupils and the county's; small and tiny counts blanked.
with bands as (
    select * from (
        values
        (1, 'low'),
        (2, 'below_pass'),
        (3, 'pass'),
        (4, 'good'),
        (5, 'excellent')
    ) as bands (ordinal, band)
),

shares as (
    select
        bands.ordinal,
        bands.band,
        shown.unit_type,
        shown.eligible_n,
        shown.cell_state = 'suppressed' as is_small,
        case bands.band
            when 'low' then shown.low_rate
            when 'below_pass' then 1 - shown.low_rate - shown.pass_rate
            when 'pass' then shown.pass_rate - shown.good_rate
            when 'good' then shown.good_rate - shown.excellent_rate
            when 'excellent' then shown.excellent_rate
        end as share,
    from marts.shown_results as shown
    cross join bands
    where
        shown.test_id = $test_id
        and shown.subject = $subject
        and (shown.unit_type = 'county' or (shown.unit_type = 'school' and shown.unit_code = $school))
),

masked as (
    select
        shares.*,
        shares.share is null
        or (shares.eligible_n < rules.rate_small_n and round(shares.share * shares.eligible_n) < rules.rate_min_count)
            as is_tiny,
    from shares
    cross join plan.rules as rules
),

partners as (
    select
        *,
        count(*) filter (where is_tiny) over unit as tiny_n,
        row_number() over (partition by unit_type, is_tiny order by share, ordinal) as size_order,
    from masked
    window unit as (partition by unit_type)
),

visible as (
    select
        ordinal,
        band,
        unit_type,
        eligible_n,
        if(is_tiny or (tiny_n = 1 and size_order = 1), null, greatest(share, 0)) as share,
    from partners
),

school_bands as (
    select
        school.ordinal,
        school.band,
        school.eligible_n,
        school.share as school_share,
        round(school.share * school.eligible_n) as school_n,
        county.share as county_share,
        county.eligible_n as county_eligible_n,
        if(school.share is null, 'suppressed', 'ok') as cell_state,
    from visible as school
    left join visible as county on school.ordinal = county.ordinal and county.unit_type = 'county'
    where school.unit_type = 'school'
)

select * from school_bands
order by ordinal
