-- One row per test, unit and subject, the total among the subjects: measures over the papers of a test together.
with papers as (
    select
        sums.*,
        spread.mean_mark,
        spread.sd,
        spread.mean_sat as county_mean_sat,
        spread.sd_sat,
        spread.sd_within,
        spread.sd_within_sat,
        lines.full_score,
        case
            when spread.sd > 0
                then 50 + 10 * (sums.sum_mark / nullif(sums.eligible_n, 0) - spread.mean_mark) / spread.sd
            else 50
        end as paper_index,
        case
            when spread.sd_sat > 0
                then (sums.sum_mark_sat / nullif(sums.eligible_sat_n, 0) - spread.mean_sat) / spread.sd_sat
        end as paper_z,
    from intermediate.unit_sums as sums
    inner join marts.exams as exams on sums.exam_id = exams.exam_id
    inner join intermediate.exam_spread as spread on sums.exam_id = spread.exam_id and sums.subject = spread.subject
    inner join intermediate.exam_lines as lines on sums.exam_id = lines.exam_id and sums.subject = lines.subject
    where exams.is_current
),

unit_measures as (
    select
        test_id,
        unit_type,
        unit_code,
        subject,
        sum(roster_n) as roster_n,
        sum(eligible_n) as eligible_n,
        sum(sat_n) as sat_n,
        sum(eligible_sat_n) as eligible_sat_n,
        sum(absent_unexcused_n) as absent_unexcused_n,
        sum(absent_excused_n) as absent_excused_n,
        sum(exempt_n) as exempt_n,
        sum(missing_n) as missing_n,
        sum(sat_n) / nullif(sum(roster_n), 0) as participation_rate,
        sum(sum_mark) as sum_total,
        sum(sum_mark) / nullif(sum(eligible_n), 0) as mean_total,
        sum(sum_mark_sat) / nullif(sum(eligible_sat_n), 0) as mean_sat,
        case
            when sum(eligible_sat_n) > 0
                then sqrt(
                    greatest(
                        0,
                        sum(sum_squares_sat) / sum(eligible_sat_n) - (sum(sum_mark_sat) / sum(eligible_sat_n)) ** 2
                    )
                )
        end as sd_total,
        coalesce(sum(excellent_n), 0) / nullif(sum(eligible_n), 0) as excellent_rate,
        coalesce(sum(good_n), 0) / nullif(sum(eligible_n), 0) as good_rate,
        coalesce(sum(pass_n), 0) / nullif(sum(eligible_n), 0) as pass_rate,
        coalesce(sum(low_n), 0) / nullif(sum(eligible_n), 0) as low_rate,
        sum(eligible_n * paper_index order by exam_id) / nullif(sum(eligible_n), 0) as mean_index,
        sum(eligible_sat_n * paper_z order by exam_id) / nullif(sum(eligible_sat_n), 0) as z_mean,
        sum(sum_mark) / nullif(sum(eligible_n * full_score), 0) as mean_share,
        sum(eligible_n * mean_mark order by exam_id) / nullif(sum(eligible_n), 0) as county_mean,
        sqrt(sum(eligible_n * sd_within ** 2 order by exam_id) / nullif(sum(eligible_n), 0)) as sd_within,
        sqrt(sum(eligible_n * sd_within ** 2 order by exam_id)) / nullif(sum(eligible_n), 0) as se_mean,
        sqrt(sum(eligible_n * (10 * sd_within / nullif(sd, 0)) ** 2 order by exam_id))
        / nullif(sum(eligible_n), 0) as se_index,
        sqrt(sum(eligible_sat_n * (sd_within_sat / nullif(sd_sat, 0)) ** 2 order by exam_id))
        / nullif(sum(eligible_sat_n), 0) as se_z,
    from papers
    group by test_id, unit_type, unit_code, subject
)

select * from unit_measures
