-- One row per township that any rule of the plan looks at, itself or by its schools.
with warnings_townships as (
    select
        warnings.township_code,
        arg_max(schools.township_name, warnings.held_on) as township_name,
    from marts.warnings as warnings
    inner join marts.schools as schools
        on warnings.test_id = schools.test_id and warnings.township_code = schools.township_code
    group by warnings.township_code
)

select * from warnings_townships
order by township_name collate zh_cn, township_code
