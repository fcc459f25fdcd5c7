-- One row per school of a test, with its township.
with filter_units as (
    select
        test_id,
        stage,
        township_code,
        township_name,
        township_kind,
        school_code,
        school_name,
    from marts.schools
    where test_id = $test_id
)

select * from filter_units
order by township_kind, township_name collate zh_cn, school_name collate zh_cn
