-- One row per source of a rule on exams: the stages, kinds of exam and grades that it names, and since when.
with methods_compliance as (
    select
        source_zh,
        source_en,
        state,
        from_date,
        to_date,
        array_to_string(list_sort(list(distinct stage)), ',') as stages,
        array_to_string(list_sort(list(distinct exam_type)), ',') as exam_types,
        array_to_string(list_sort(list_distinct(flatten(list(grades)))), ',') as grades,
    from plan.compliance
    group by source_zh, source_en, state, from_date, to_date
)

select * from methods_compliance
order by from_date, state, source_en
