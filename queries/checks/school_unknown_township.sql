-- One row per file with schools of a township that townships does not hold.
with findings as (
    select
        schools.filename as file,
        count(*) as rows_n,
        min(concat('school_code=', schools.school_code, ', township_code=', schools.township_code), 3) as samples,
    from raw.schools as schools
    anti join raw.townships as townships on schools.township_code = townships.township_code
    group by schools.filename
)

select * from findings
