-- One row per unit and term of a principal, under a pseudonym.
with principal_terms as (
    select
        unit_type,
        unit_id as unit_code,
        stage,
        person_pid,
        "from" as starts_on,
        coalesce("to", date '9999-12-31') as ends_on,
    from raw.principal_terms
)

select * from principal_terms
