-- One row per exam and subject, the total among the subjects, kept so that results can be computed again without the folder.
with exam_lines as (
    select * from intermediate.exam_lines
)

select * from exam_lines
