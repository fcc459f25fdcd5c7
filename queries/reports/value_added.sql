-- One row per school of an exam with a baseline, all of them or the smaller half: what it adds in one subject or the total.
with value_added as (
    select
        shown.school_code,
        shown.school_name,
        shown.township_code,
        shown.township_name,
        peers.group_name_zh,
        peers.group_name_en,
        dense_rank() over (order by peers.peer_group_id nulls last) as group_order,
        shown.matched_n,
        shown.matched_share,
        shown.z_mean,
        shown.raw_marks,
        shown.shrunken_marks,
        shown.low_marks,
        shown.high_marks,
        shown.raw_effect,
        shown.shrunken_effect,
        shown.ci_low,
        shown.ci_high,
        shown.gain,
        shown.band,
        shown.side,
        shown.unstable,
        shown.cell_state,
        case shown.band
            when 'above' then 1
            when 'around' then 2
            when 'below' then 3
            when 'low_match' then 4
            else 5
        end as band_order,
    from marts.shown_value_added as shown
    inner join marts.tests as tests on shown.test_id = tests.test_id
    left join marts.peer_groups as peers
        on
            tests.school_year = peers.school_year
            and tests.stage = peers.stage
            and shown.school_code = peers.school_code
    where
        shown.exam_id = $exam_id
        and shown.subject = $subject
        and ($size <> 'small' or shown.is_small)
)

select * from value_added
order by band_order, township_code, school_name collate zh_cn, school_code
