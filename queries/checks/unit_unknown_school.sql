-- One row per file that names a school which schools does not hold.
with named as (
    select
        predecessor as school_code,
        filename,
    from raw.school_lineage
    union all
    select
        successor,
        filename,
    from raw.school_lineage
    union all
    select
        unit_id,
        filename,
    from raw.principal_terms
    where unit_type = 'school'
    union all
    select
        school_code,
        filename,
    from raw.target_letters
    union all
    select
        unit_id,
        filename,
    from raw.responsibilities
    where unit_type = 'school'
    union all
    select
        unit_id,
        filename,
    from raw.events
    where unit_type = 'school'
    union all
    select
        school_code,
        filename,
    from raw.peer_groups
),

findings as (
    select
        named.filename as file,
        count(*) as rows_n,
        min(concat('school_code=', named.school_code), 3) as samples,
    from named
    anti join raw.schools as schools on named.school_code = schools.school_code
    where named.school_code is not null
    group by named.filename
)

select * from findings
