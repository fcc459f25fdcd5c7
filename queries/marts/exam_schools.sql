-- One row per exam and school code on its roster, kept so that places can be computed again without the register.
with exam_schools as (
    select * from intermediate.exam_schools
)

select * from exam_schools
