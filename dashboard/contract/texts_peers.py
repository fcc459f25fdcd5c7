"""Messages about frozen peer groups and changes of them by hand."""

from collections.abc import Mapping

from dashboard.contract.wording import Text
from dashboard.contract.wording import marked as _

PEER_TEXTS: Mapping[str, Text] = {
    "peer_group_two": Text(
        _("A school is frozen in two peer groups of one school year."),
        _("Keep one frozen row for each school; another group is a change by hand: `record peers … --school`."),
        "peer_groups",
    ),
    "peer_group_unknown": Text(
        _("A school is put by hand into a peer group that is not frozen for that school year and stage."),
        _("Correct peer_group_id, or freeze the school year first with `record peers`."),
        "peer_groups",
    ),
    "peer_group_undocumented": Text(
        _("A peer group was changed by hand without a reason, post, day or time of recording."),
        _("Write the change with `record peers … --school`: it asks for everything that is needed."),
        "peer_groups",
    ),
    "peer_group_late": Text(
        _("Peer groups were frozen when an exam of that school year had already been held, and no reason is given."),
        _("Say in reason why they were frozen so late."),
        "peer_groups",
        is_warning=True,
    ),
}
