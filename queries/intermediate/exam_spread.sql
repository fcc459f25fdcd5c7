-- One row per exam and subject, the total among the subjects: the county's mean and spread in marks.
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
            sum(greatest(0, sum_squares - sum_mark * (sum_mark / nullif(eligible_n, 0))))
            / nullif(sum(eligible_n) - count(*), 0)
        ) as sd_within,
        sqrt(
            sum(greatest(0, sum_squares_sat - sum_mark_sat * (sum_mark_sat / nullif(eligible_sat_n, 0))))
            / nullif(sum(eligible_sat_n) - count(*), 0)
        ) as sd_within_sat,
    from intermediate.unit_sums
    where unit_type = 'school' and eligible_sat_n > 0
    group by exam_id, subject
),

exam_spread as (
    select
        county.*,
        within_schools.sd_within,
        within_schools.sd_within_sat,
    from county
    left join within_schools on county.exam_id = within_schools.exam_id and county.subject = within_schools.subject
)

select * from exam_spread
