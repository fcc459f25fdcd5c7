"""`publish DIR` keeps the version in use; `published DIR` lists what is kept."""

import argparse
from collections import Counter

from dashboard.commands.arguments import Commands, folder, typed
from dashboard.commands.refusal import RefusedError
from dashboard.contract.persons import person_in
from dashboard.language import formats, labels
from dashboard.language import gettext as _
from dashboard.warehouse.publishing import Published, PublishedDifferentlyError, publish, published_versions
from dashboard.warehouse.store import NoWarehouseError


def add_publish(commands: Commands) -> None:
    """The commands `publish` and `published`."""
    keep = commands.add_parser("publish", help=_("keep the warehouse in use as a version that nothing overwrites"))
    keep.add_argument("--note", default="", help=_("what this version is for, without names"))
    keep.set_defaults(run=run_publish)
    listing = commands.add_parser("published", help=_("list the versions that are kept"))
    listing.set_defaults(run=run_published)
    for command in (keep, listing):
        command.add_argument("folder", type=folder, help=_("data folder"))


def run_publish(arguments: argparse.Namespace) -> int:
    """Keep the version in use; a second run changes nothing."""
    found = person_in(arguments.note, "prose")
    if found:
        words = _("“{found}” looks like a person's name or number. Name the post, and pupils only as counts.")
        raise RefusedError(f"--note: {words.format(found=found)}")
    try:
        facts, is_new = publish(arguments.folder, arguments.note)
    except NoWarehouseError as error:
        raise RefusedError(no_warehouse(arguments)) from error
    except PublishedDifferentlyError as error:
        words = _("{path} holds another file under this version; nothing was overwritten. Move it away and look at it.")
        raise RefusedError(words.format(path=error)) from error
    words = _("Published {version}.") if is_new else _("{version} is published already; nothing was changed.")
    print(words.format(version=facts.version))
    return 0


def no_warehouse(arguments: argparse.Namespace) -> str:
    """What to do where nothing was built yet."""
    return _("There is no warehouse yet: python -m dashboard build {path}").format(path=typed(arguments.folder))


def run_published(arguments: argparse.Namespace) -> int:
    """One line for each version, the latest first."""
    versions = published_versions(arguments.folder)
    for facts in versions:
        print(_line(facts))
    if not versions:
        print(_("No version is published yet: python -m dashboard publish {path}").format(path=typed(arguments.folder)))
    return 0


def _line(facts: Published) -> str:
    counts = Counter(exam.result_status for exam in facts.exams if exam.is_current)
    states = ", ".join(f"{labels.result_status(state)} {n}" for state, n in sorted(counts.items()))
    words = _("{version}: published {moment}, as of {day}; exams: {states}")
    told = words.format(
        version=facts.version, moment=formats.moment(facts.published_at), day=formats.day(facts.as_of), states=states
    )
    return f"{told}; {facts.note}" if facts.note else told
