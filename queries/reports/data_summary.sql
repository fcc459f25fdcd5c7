-- One row: how many files, rows, exams and remarks the present figures rest on.
with files as (
    select
        count(*) as files_n,
        sum("rows") as rows_n,
        sum(bytes) as bytes_n,
        count(distinct table_name) as tables_n,
    from marts.files
),

exams as (
    select
        count(*) as exams_n,
        count(*) filter (where result_status not in ('final', 'not_held')) as open_n,
        count(*) filter (where compliance = 'needs_basis') as needs_basis_n,
        count(*) filter (where compliance = 'needs_basis' and coalesce(basis_text, '') = '') as without_basis_n,
        count(*) filter (where compliance = 'prohibited') as prohibited_n,
        count(*) filter (where result_status = 'not_held') as not_held_n,
    from marts.exams
    where is_current
),

superseded as (
    select count(*) as superseded_n
    from marts.exams
    where not is_current
),

pupils as (
    select
        sum(cells.n) filter (where cells.standing = 'unverified') as unverified_n,
        sum(cells.n) filter (where cells.standing = 'unmatched') as unmatched_n,
    from marts.total_cells as cells
    inner join marts.exams as exams on cells.exam_id = exams.exam_id
    where exams.is_current
),

remarks as (
    select
        count(*) as remarks_n,
        count(distinct code) as remark_codes_n,
        count(*) filter (where severity = 'problem') as problems_n,
    from marts.problems
),

data_summary as (
    select
        files.*,
        exams.*,
        superseded.superseded_n,
        coalesce(pupils.unverified_n, 0) as unverified_n,
        coalesce(pupils.unmatched_n, 0) as unmatched_n,
        remarks.*,
        info.as_of,
        info.built_at,
        info.result_version,
        info.folder_name,
    from files
    cross join exams
    cross join superseded
    cross join pupils
    cross join remarks
    cross join marts.build_info as info
)

select * from data_summary
