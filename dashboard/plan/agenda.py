"""The order of a quality-analysis meeting: each item is a page of the dashboard with the codes of its view."""

from collections.abc import Mapping
from typing import Annotated, Literal
from urllib.parse import urlencode

from pydantic import AfterValidator, Field

from dashboard.language import gettext as _
from dashboard.plan.model_base import Model
from dashboard.plan.vocabulary import Text

Page = Literal[
    "overview", "school_comparison", "township", "school", "value_added", "warnings", "phase_targets", "monitoring",
    "actions", "data_status", "methods",
]  # fmt: skip
CodeName = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
OF_THE_MEETING = ("lang", "mask", "meeting", "revealed", "snapshot")


def _of_a_view(codes: Mapping[str, str]) -> Mapping[str, str]:
    """The language, the meeting itself and a snapshot belong to the reader, not to an item."""
    if not codes.keys().isdisjoint(OF_THE_MEETING):
        raise ValueError(_("codes of a view; {names} are the reader's").format(names=", ".join(OF_THE_MEETING)))
    return codes


class AgendaItem(Model):
    """One item of the meeting; `codes` are those that the page's own URL carries, such as frame = "peers"."""

    page: Page
    title_zh: Text
    title_en: Text
    codes: Annotated[Mapping[CodeName, Text], AfterValidator(_of_a_view)] = {}

    @property
    def query(self) -> str:
        """The codes as in a URL, sorted by name."""
        return urlencode(sorted(self.codes.items()))
