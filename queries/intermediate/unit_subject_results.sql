-- One row per exam, unit and subject, the total among the subjects.
with measured as (
    select
        sums.*,
        exams.stage,
        spread.mean_mark as county_mean,
        spread.sd_within,
        lines.full_score,
        sums.sum_mark / nullif(sums.eligible_n, 0) as mean_score,
        sums.sum_mark_sat / nullif(sums.eligible_sat_n, 0) as mean_sat,
        case
            when sums.eligible_sat_n > 0
                then sqrt(
                    greatest(
                        0,
                        sums.sum_squares_sat / sums.eligible_sat_n - (sums.sum_mark_sat / sums.eligible_sat_n) ** 2
                    )
                )
        end as sd,
        spread.sd_within / sqrt(nullif(sums.eligible_n, 0)) as se_mean,
        spread.sd_within_sat / sqrt(nullif(sums.eligible_sat_n, 0)) / nullif(spread.sd_sat, 0) as se_z,
        (sums.sum_mark_sat / nullif(sums.eligible_sat_n, 0) - spread.mean_sat) / nullif(spread.sd_sat, 0) as z_mean,
        coalesce(sums.excellent_n, 0) / nullif(sums.eligible_n, 0) as excellent_rate,
        coalesce(sums.good_n, 0) / nullif(sums.eligible_n, 0) as good_rate,
        coalesce(sums.pass_n, 0) / nullif(sums.eligible_n, 0) as pass_rate,
        coalesce(sums.low_n, 0) / nullif(sums.eligible_n, 0) as low_rate,
    from intermediate.unit_sums as sums
    inner join marts.exams as exams on sums.exam_id = exams.exam_id
    inner join intermediate.exam_spread as spread on sums.exam_id = spread.exam_id and sums.subject = spread.subject
    inner join intermediate.exam_lines as lines on sums.exam_id = lines.exam_id and sums.subject = lines.subject
),

subject_places as (
    select
        measured.exam_id,
        measured.unit_type,
        measured.unit_code,
        measured.subject,
        rank() over (
            partition by measured.exam_id, measured.unit_type, measured.subject
            order by round(measured.mean_score, 9) desc
        ) as subject_rank,
        count(*) over (partition by measured.exam_id, measured.unit_type, measured.subject) as subject_ranked_n,
    from measured
    inner join intermediate.ranking_entries as entries
        on
            measured.test_id = entries.test_id
            and measured.unit_type = entries.unit_type
            and measured.unit_code = entries.unit_code
    cross join plan.rules as rules
    where entries.is_ranked and measured.eligible_n >= greatest(rules.min_pupils_to_rank, 1)
),

unit_subject_results as (
    select
        measured.* exclude (
            sum_mark, sum_squares, sum_mark_sat, sum_squares_sat, excellent_n, good_n, pass_n, low_n
        ),
        measured.mean_score / nullif(measured.full_score, 0) as mean_share,
        measured.sat_n / nullif(measured.roster_n, 0) as participation_rate,
        subject_places.subject_rank,
        subject_places.subject_ranked_n,
    from measured
    left join subject_places
        on
            measured.exam_id = subject_places.exam_id
            and measured.unit_type = subject_places.unit_type
            and measured.unit_code = subject_places.unit_code
            and measured.subject = subject_places.subject
)

select * from unit_subject_results
