-- One row per clause of the governing plan that sets no count: it is reported and never computed.
with warnings_clauses as (
    select
        warnings.rule_id,
        warnings.unit_type as unit,
        warnings.stage,
        warnings.level,
        warnings.state,
        rules.polarity,
        rules.name_zh,
        rules.name_en,
        rules.clause_zh,
        rules.clause_en,
        rules.clause_ref,
        rules.caution_zh,
        rules.caution_en,
        rules.effective_from,
        rules.effective_to,
    from marts.warnings as warnings
    inner join plan.warnings as rules on warnings.plan_id = rules.plan_id and warnings.rule_id = rules.rule_id
    where warnings.level = 'report_only'
)

select * from warnings_clauses
order by polarity = 'credit', list_position(['all', 'junior', 'primary', 'senior', 'kindergarten'], stage), rule_id
