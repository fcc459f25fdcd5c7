-- One row per rule, unit and occasion with a place that the rule looks at, tied or not, and the places of the rule.
with judged_places as (
    select
        warnings.rule_id,
        warnings.unit_type,
        warnings.unit_code,
        warnings.unit_name,
        warnings.stage,
        warnings.occasion,
        warnings.place,
        warnings.tied_n,
        warnings.ranked_n,
        warnings.bottom3,
        rules.places,
    from marts.warnings as warnings
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    where warnings.place is not null and warnings.state not in ('not_held', 'not_applicable', 'unranked')
)

select * from judged_places
order by rule_id, occasion, place, unit_code
