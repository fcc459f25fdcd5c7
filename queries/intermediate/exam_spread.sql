-- One row per exam and subject, the total among the subjects: the county's mean and spread in marks.
-- Fractions are added up in one order, or the same data would give another last digit and all that is drawn from it anew.
with county as (
    select
        exam_id,
        subject,
        sum_mark / nullif(eligible_n, 0) as mean_mark,
        case
            when eligible_n > 0 then sqrt(greatest(0, sum_squares / eligible_n - (sum_mark / eligible_n) ** 2))
        end as sd,
        sum_mark_sat / nullif(eligible_sat_n, 0) as mean_sat,
        case
            when eligible_sat_n > 0
                then sqrt(greatest(0, sum_squares_sat / eligible_sat_n - (sum_mark_sat / eligible_sat_n) ** 2))
        end as sd_sat,
    from intermediate.unit_sums
    where unit_type = 'county'
),

within_schools as (
    select
        exam_id,
        subject,
        sqrt(
            sum(greatest(0, sum_squares - sum_mark * (sum_mark / nullif(eligible_n, 0))) order by unit_code)
            / nullif(sum(eligible_n) - count(*), 0)
        ) as sd_within,
        sqrt(
            sum(
                greatest(0, sum_squares_sat - sum_mark_sat * (sum_mark_sat / nullif(eligible_sat_n, 0)))
                order by unit_code
            )
            / nullif(sum(eligible_sat_n) - count(*), 0)
        ) as sd_within_sat,
    from intermediate.unit_sums
    where unit_type = 'school' and eligible_sat_n > 0
    group by exam_id, subject
),

-- marks that are all alike leave nothing but the rounding of the sums: then there is no spread, and no interval from it
exam_spread as (
    select
        county.exam_id,
        county.subject,
        county.mean_mark,
        if(round(county.sd, 4) = 0, 0, county.sd) as sd,
        county.mean_sat,
        if(round(county.sd_sat, 4) = 0, 0, county.sd_sat) as sd_sat,
        if(round(within_schools.sd_within, 4) = 0, null, within_schools.sd_within) as sd_within,
        if(round(within_schools.sd_within_sat, 4) = 0, null, within_schools.sd_within_sat) as sd_within_sat,
    from county
    left join within_schools on county.exam_id = within_schools.exam_id and county.subject = within_schools.subject
)

select * from exam_spread
