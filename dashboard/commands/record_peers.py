"""`record peers DIR`: freeze the peer groups of a school year before its results, or change one school's by hand."""

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from dashboard.commands.arguments import Commands, day, folder, typed
from dashboard.commands.asking import confirmed
from dashboard.commands.publish import no_warehouse
from dashboard.commands.refusal import RefusedError, refuse_problems, refuse_unreadable
from dashboard.language import gettext as _
from dashboard.language import labels
from dashboard.records import PeerGroup, peer_file, write_peer_groups
from dashboard.warehouse.peer_desk import PeerDesk, StaleWarehouseError, computed_groups, peer_desk
from dashboard.warehouse.store import NoWarehouseError

STAGES = ("primary", "junior", "senior")


def add_peers(kinds: Commands) -> None:
    """The subcommand `peers` of `record`."""
    words = _("freeze the peer groups of a school year, or change one school's by hand")
    parser = kinds.add_parser("peers", help=words, description=words)
    parser.add_argument("folder", type=folder, help=_("data folder"))
    parser.add_argument("--school-year", required=True, type=_school_year, help=_("school year such as 2025-2026"))
    parser.add_argument("--stage", choices=STAGES, default="", help=_("only this stage"))
    parser.add_argument("--school", default="", help=_("code of the school that is changed by hand"))
    parser.add_argument("--group", default="", help=_("code of the peer group that it is put into"))
    parser.add_argument("--reason", default="", help=_("why it is changed, or frozen after an exam; without names"))
    parser.add_argument("--role", default="", help=_("post that decided; no name"))
    parser.add_argument("--date", type=day, default=None, help=_("day of the decision; default: today"))
    parser.add_argument("--yes", action="store_true", help=_("do not ask before writing"))
    parser.set_defaults(run=run)


def _school_year(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{4}", text):
        raise argparse.ArgumentTypeError(_("{text} is not a school year such as 2025-2026.").format(text=text))
    return text


def run(arguments: argparse.Namespace) -> int:
    """Write one file; 1 when it was not wanted after all, RefusedError when it cannot be written."""
    now = datetime.now().replace(microsecond=0)
    if (arguments.date or now.date()) > now.date():
        words = _("{text} is still to come; a record speaks of what has happened.")
        raise RefusedError(words.format(text=arguments.date))
    with peer_desk(arguments.folder) as desk:
        refuse_unreadable(desk.unreadable)
        groups = _change(arguments, desk) if arguments.school or arguments.group else _freeze(arguments, desk)
        settled = tuple(_settled(group, arguments, now) for group in groups)
        refuse_problems(desk.problems(settled) if settled else ())
    if not settled:
        return 0
    if not (arguments.yes or confirmed(_("Write this record? [y/N]"))):
        print(_("Nothing was written."))
        return 1
    written = write_peer_groups(arguments.folder, peer_file(now, settled[0].kind), settled)
    print(_("Wrote {file}.").format(file=written))
    print(_("Next: python -m dashboard build {path}").format(path=typed(arguments.folder)))
    return 0


def _settled(group: PeerGroup, arguments: argparse.Namespace, now: datetime) -> PeerGroup:
    return replace(
        group,
        reason=arguments.reason.strip() or None,
        decided_by_role=arguments.role.strip() or None,
        decided_on=arguments.date or now.date(),
        recorded_at=now,
    )


def _freeze(arguments: argparse.Namespace, desk: PeerDesk) -> tuple[PeerGroup, ...]:
    """All computed groups of the year, unless they are frozen already or results are there without a reason."""
    year = arguments.school_year
    frozen = {group.stage for group in desk.groups(year) if group.kind == "frozen"}
    wanted = {arguments.stage} if arguments.stage else set(STAGES)
    if wanted & frozen:
        words = _("{stages} of {year} is frozen already; nothing is overwritten. Name the other stages by --stage.")
        raise RefusedError(words.format(stages=_stages(wanted & frozen), year=year))
    held = [exam for exam in desk.exams(year) if exam.stage in wanted]
    if held and not arguments.reason.strip():
        words = _(
            "Groups are frozen before results, but {year} has exams already ({exams}). "
            "Say by --reason why they are frozen only now."
        )
        raise RefusedError(words.format(year=year, exams=_some([exam.exam_id for exam in held])))
    groups = _computed(arguments)
    if not groups:
        words = _("There is nothing to freeze: no official exam of a school year before {year} is in the warehouse.")
        raise RefusedError(words.format(year=year))
    _show(groups)
    return groups


def _computed(arguments: argparse.Namespace) -> tuple[PeerGroup, ...]:
    try:
        return computed_groups(arguments.folder, arguments.school_year, arguments.stage)
    except NoWarehouseError as error:
        raise RefusedError(no_warehouse(arguments)) from error
    except StaleWarehouseError as error:
        words = _("The data folder has changed since the last build: python -m dashboard build {path}")
        raise RefusedError(words.format(path=typed(arguments.folder))) from error


def _change(arguments: argparse.Namespace, desk: PeerDesk) -> tuple[PeerGroup, ...]:
    """One school in another frozen group, nothing where it is in it already."""
    lacking = [
        option
        for option, text in (
            ("--school", arguments.school),
            ("--group", arguments.group),
            ("--reason", arguments.reason.strip()),
            ("--role", arguments.role.strip()),
        )
        if not text
    ]
    if lacking:
        raise RefusedError(_("A change by hand needs: {options}.").format(options=" ".join(lacking)))
    known = desk.groups(arguments.school_year)
    target = _target(arguments, known)
    if target.stage not in desk.school_stages(arguments.school):
        words = _("The register has no school {code} in that stage.")
        raise RefusedError(words.format(code=arguments.school))
    own = [group for group in known if (group.school_code, group.stage) == (arguments.school, target.stage)]
    in_force = sorted(own, key=lambda group: group.kind == "manual")[-1:]
    if in_force and in_force[0].peer_group_id == target.peer_group_id:
        print(_("{code} is in {group} already; nothing was written.").format(code=arguments.school, group=target.name))
        return ()
    base = in_force[0] if in_force else PeerGroup(arguments.school_year, arguments.school, target.stage, "")
    words = _("{code}: from {before} to {after}")
    print(words.format(code=arguments.school, before=base.name or "–", after=target.name))
    named = replace(base, peer_group_id=target.peer_group_id, name=target.name, name_en=target.name_en)
    return (replace(named, kind="manual"),)


def _target(arguments: argparse.Namespace, known: Sequence[PeerGroup]) -> PeerGroup:
    """The frozen group of that code; a change needs a year that is frozen."""
    frozen = {group.peer_group_id: group for group in known if group.kind == "frozen"}
    if not frozen:
        words = _("{year} is not frozen yet; freeze it first: record peers {path} --school-year {year}")
        raise RefusedError(words.format(year=arguments.school_year, path=arguments.folder))
    if arguments.group not in frozen:
        words = _("{group} is not a frozen group of {year}. Groups: {groups}.")
        told = ", ".join(sorted(frozen))
        raise RefusedError(words.format(group=arguments.group, year=arguments.school_year, groups=told))
    return frozen[arguments.group]


def _show(groups: Sequence[PeerGroup]) -> None:
    counts = Counter((group.stage, group.peer_group_id, group.name) for group in groups)
    for (stage, code, name), n in sorted(counts.items()):
        words = _("{stage} · {name} ({code}): {n} schools")
        print("  " + words.format(stage=labels.stage(stage), name=name, code=code, n=n))


def _stages(stages: set[str]) -> str:
    return " ".join(labels.stage(stage) for stage in STAGES if stage in stages)


def _some(names: Sequence[str], most: int = 3) -> str:
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")
