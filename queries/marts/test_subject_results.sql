-- One row per test, unit and subject, the total among the subjects, the papers of a test taken together.
with subject_places as (
    select
        measures.test_id,
        measures.unit_type,
        measures.unit_code,
        measures.subject,
        rank() over (
            partition by measures.test_id, measures.unit_type, measures.subject
            order by round(measures.mean_index, 9) desc
        ) as subject_rank,
        count(*) over (partition by measures.test_id, measures.unit_type, measures.subject) as subject_ranked_n,
    from intermediate.unit_measures as measures
    inner join intermediate.ranking_entries as entries
        on
            measures.test_id = entries.test_id
            and measures.unit_type = entries.unit_type
            and measures.unit_code = entries.unit_code
    cross join plan.rules as rules
    where entries.is_ranked and measures.eligible_n >= greatest(rules.min_pupils_to_rank, 1)
),

test_subject_results as (
    select
        measures.*,
        places.subject_rank,
        places.subject_ranked_n,
    from intermediate.unit_measures as measures
    left join subject_places as places
        on
            measures.test_id = places.test_id
            and measures.unit_type = places.unit_type
            and measures.unit_code = places.unit_code
            and measures.subject = places.subject
    where measures.unit_code <> ''
)

select * from test_subject_results
