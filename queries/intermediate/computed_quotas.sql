-- One row per school, term and duty that follows from records of other duties: a school is normative when its quotas hold, a visit in time by its day.
with terms as (
    select
        school_year,
        term,
        period_id,
        starts_on,
        ends_on,
    from intermediate.calendar
    where period_type = 'term'
),

-- 001 二（二）: what makes teaching and research normative is in 三（六）4 - joint preparation, the deputy's and the teachers' observations, the monthly census.
quotas as (
    select
        indicator_id,
        part,
        stage,
        period_type,
        comparator,
        threshold,
        count(*) over () as quotas_n,
    from intermediate.indicator_definitions
    where
        stage = 'all'
        and display <> 'report_only'
        and (
            indicator_id in ('collective-prep-weekly', 'vp-observation-80pct', 'teacher-observation-20')
            or (indicator_id = 'monthly-census' and part <> '')
        )
),

due as (
    select
        period_type,
        school_year,
        term,
        count(*) as due_n,
    from intermediate.calendar
    where is_teaching and term is not null
    group by period_type, school_year, term
),

reported as (
    select * from intermediate.reported_indicators
    where entity_type = 'school'
    union all by name
    select * from intermediate.pooled_indicators
    where entity_type = 'school'
),

-- A duty of the week or month may also be told once for the whole term.
recorded as (
    select
        quotas.indicator_id,
        quotas.part,
        quotas.quotas_n,
        reported.entity_id,
        calendar.school_year,
        calendar.term,
        bool_or(calendar.period_type = 'term') as is_told_whole,
        count(distinct calendar.period_id) as recorded_n,
        bool_and(
            case quotas.comparator
                when '>=' then round(reported.value, 9) >= round(quotas.threshold, 9)
                when '>' then round(reported.value, 9) > round(quotas.threshold, 9)
            end
        ) as holds,
        bool_and(reported.is_final) as is_final,
        any_value(quotas.period_type) as period_type,
    from reported
    inner join quotas
        on
            reported.indicator_id = quotas.indicator_id
            and reported.part = quotas.part
            and reported.stage = quotas.stage
    inner join intermediate.calendar as calendar
        on reported.period_id = calendar.period_id and calendar.term is not null and calendar.is_teaching
    where reported.value is not null
    group by
        quotas.indicator_id, quotas.part, quotas.quotas_n, reported.entity_id, calendar.school_year, calendar.term
),

kept as (
    select
        recorded.*,
        recorded.is_told_whole or recorded.recorded_n >= rules.coverage_grey_below * due.due_n as is_complete,
    from recorded
    inner join due
        on
            recorded.period_type = due.period_type
            and recorded.school_year = due.school_year
            and recorded.term = due.term
    cross join plan.rules as rules
),

-- One quota that fails settles it; that all hold can be said only when all are recorded.
normative as (
    select
        'phase2-school-research-95' as indicator_id,
        entity_id,
        school_year,
        term,
        if(bool_and(holds), 1, 0) as numerator,
        bool_and(is_final) as is_final,
    from kept
    group by entity_id, school_year, term
    having not bool_and(holds) or count(*) filter (where is_complete) = any_value(quotas_n)
),

-- A visit's day is told where its record has one day; so many calendar months from the first day of term, that day included.
visits as (
    select
        'routine-process-coverage' as indicator_id,
        visits.entity_id,
        terms.school_year,
        terms.term,
        min(visits.period_end) <= terms.starts_on + to_months(any_value(try_cast(definitions.quota as integer)))
            as is_in_time,
        bool_and(visits.status = 'final') as is_final,
    from intermediate.dated_observations as visits
    inner join terms on visits.period_id = terms.period_id
    inner join intermediate.indicator_definitions as definitions
        on visits.indicator_id = definitions.indicator_id and visits.part = definitions.part
    where
        visits.indicator_id = 'routine-process-score'
        and visits.entity_type = 'school'
        and visits.period_start = visits.period_end
        and definitions.quota <> ''
    group by visits.entity_id, terms.school_year, terms.term, terms.starts_on
),

settled as (
    select * from normative
    union all by name
    select
        * exclude (is_in_time),
        if(is_in_time, 1, 0) as numerator,
    from visits
),

computed_quotas as (
    select
        settled.indicator_id,
        '' as part,
        'all' as stage,
        'school' as entity_type,
        settled.entity_id,
        'term' as period_type,
        terms.period_id,
        terms.starts_on as period_start,
        terms.ends_on as period_end,
        cast(settled.numerator as double) as numerator,
        cast(1 as double) as denominator,
        cast(settled.numerator as double) as value,
        settled.is_final,
    from settled
    inner join terms on settled.school_year = terms.school_year and settled.term = terms.term
)

select * from computed_quotas
