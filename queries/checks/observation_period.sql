-- One row per file with an observation whose period is not named like its kind, or ends before it starts.
with forms (period_type, form) as (
    values
    ('week', '\d{4}-\d{4}-T[12]-W\d{2}'),
    ('month', '\d{4}-(0[1-9]|1[0-2])'),
    ('term', '\d{4}-\d{4}-T[12]'),
    ('school_year', '\d{4}-\d{4}')
),

findings as (
    select
        observations.filename as file,
        count(*) as rows_n,
        min(
            concat(
                'indicator_id=', observations.indicator_id, ', period_type=', observations.period_type, ', period_id=',
                observations.period_id, ', ', observations.period_start, ' → ', observations.period_end
            ),
            3
        ) as samples,
    from raw.observations as observations
    left join forms on observations.period_type = forms.period_type
    where
        observations.period_start > observations.period_end
        or not coalesce(regexp_full_match(observations.period_id, forms.form), true)
    group by observations.filename
)

select * from findings
