-- One row per school that reports through a parent school of the register, and stretch of validity.
with teaching_points as (
    select
        points.school_code,
        points.parent_code,
        points.valid_from,
        points.valid_to,
    from staging.schools as points
    where
        points.parent_code <> points.school_code
        and exists (
            select 1
            from staging.schools as parents
            where
                parents.school_code = points.parent_code
                and parents.valid_from <= points.valid_to
                and parents.valid_to >= points.valid_from
        )
)

select * from teaching_points
