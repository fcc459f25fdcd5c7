-- One row per file with pupils of a school that schools does not hold.
with findings as (
    select
        roster.filename as file,
        count(*) as rows_n,
        min(
            concat(
                'exam_id=', roster.exam_id, ', student_id=', roster.student_id, ', school_code=', roster.school_code
            ),
            3
        ) as samples,
    from raw.roster as roster
    anti join raw.schools as schools on roster.school_code = schools.school_code
    group by roster.filename
)

select * from findings
