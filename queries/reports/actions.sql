-- One row per action of the units that a post answers for: overdue first, then open by their due day, then closed.
with actions as (
    select actions.*
    from marts.actions as actions
    where
        ($cause = '' or actions.cause = $cause)
        and (
            $post = ''
            or actions.owner_post = $post
            or exists (
                select 1
                from marts.unit_posts as posts
                where
                    posts.post_code = $post
                    and posts.unit_type = actions.unit_type
                    and posts.unit_code = actions.unit_code
            )
        )
)

select * from actions
order by
    list_position(['overdue', 'open', 'done', 'cancelled'], state),
    if(state in ('overdue', 'open'), due_on, null),
    closed_on desc nulls last,
    action_id
