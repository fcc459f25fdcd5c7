-- One row per setting of the governing plan, and key of one of its rules, that differs between the versions.
with governing as (
    select
        'before' as version,
        plan_id,
    from before_plan.plans
    where governing
    union all
    select
        'after' as version,
        plan_id,
    from after_plan.plans
    where governing
),

documents as (
    select
        'before' as version,
        '' as rule_id,
        to_json(rules) as settings,
    from before_plan.rules as rules
    union all
    select
        'after' as version,
        '' as rule_id,
        to_json(rules) as settings,
    from after_plan.rules as rules
    union all
    select
        'before' as version,
        warnings.rule_id,
        to_json(warnings) as settings,
    from before_plan.warnings as warnings
    inner join governing on warnings.plan_id = governing.plan_id and governing.version = 'before'
    union all
    select
        'after' as version,
        warnings.rule_id,
        to_json(warnings) as settings,
    from after_plan.warnings as warnings
    inner join governing on warnings.plan_id = governing.plan_id and governing.version = 'after'
),

keys as (
    select
        version,
        rule_id,
        settings,
        unnest(json_keys(settings)) as setting,
    from documents
),

entries as (
    select
        version,
        rule_id,
        setting,
        json_extract_string(settings, concat('$."', setting, '"')) as entry,
    from keys
),

paired as (
    select
        rule_id,
        setting,
        max(entry) filter (where version = 'before') as setting_before,
        max(entry) filter (where version = 'after') as setting_after,
    from entries
    group by rule_id, setting
),

rules as (
    select
        rule_id,
        count(distinct version) = 2 as in_both,
    from entries
    group by rule_id
),

-- A rule that only one version has is one row; a setting of the plan that one program did not know yet is none.
settings as (
    select paired.*
    from paired
    inner join rules on paired.rule_id = rules.rule_id
    where
        paired.setting_before is distinct from paired.setting_after
        and if(rules.in_both, true, paired.setting = 'rule_id')
        and (paired.rule_id <> '' or (paired.setting_before is not null and paired.setting_after is not null))
)

select * from settings
