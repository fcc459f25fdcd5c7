-- One row per school and subject of a test: the mean standard score.
with school_heatmap as (
    select
        unit_code as school_code,
        unit_name as school_name,
        township_code,
        township_name,
        subject,
        z_mean,
        eligible_n,
        place,
        ranked_n,
        cell_state,
    from marts.shown_results
    where test_id = $test_id and unit_type = 'school' and ($township = '' or township_code = $township)
)

select * from school_heatmap
order by township_name, school_code, subject
