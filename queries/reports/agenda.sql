-- One row per item of the governing plan's meeting: its number, page, titles and the codes of its view.
with agenda as (
    select
        items.item_no,
        items.page,
        items.title_zh,
        items.title_en,
        items.codes,
    from plan.agenda as items
    inner join marts.build_info as info on items.plan_id = info.plan_id
)

select * from agenda
order by item_no
