"""Writes a sample county: exams one by one, then the small tables and the plans."""

import sys
from pathlib import Path

import numpy as np
from tqdm import tqdm

from dashboard.sample import schema
from dashboard.sample.actions import write_actions
from dashboard.sample.contests import determinations, event_rows
from dashboard.sample.county import sat_exams
from dashboard.sample.county_observations import county_observations
from dashboard.sample.decisions import write_decisions
from dashboard.sample.exams import make_exams
from dashboard.sample.leader_visits import leader_visits
from dashboard.sample.observations import observation_rows
from dashboard.sample.office_observations import office_observations
from dashboard.sample.peer_groups import first_results, is_first_official, results_of, write_frozen_years
from dashboard.sample.people import letter_rows, principal_rows, responsibility_rows
from dashboard.sample.plans import copy_plans
from dashboard.sample.pupils import make_cohorts
from dashboard.sample.registers import (
    exam_row,
    lineage_rows,
    paper_rows,
    school_rows,
    term_rows,
    township_rows,
    week_rows,
)
from dashboard.sample.school_observations import school_observations
from dashboard.sample.schools import County
from dashboard.sample.sitting import Sitting
from dashboard.sample.sizes import SampleSize
from dashboard.sample.streams import Ints, Texts, stream
from dashboard.sample.township_observations import township_observations
from dashboard.sample.units import make_county
from dashboard.sample.writer import write_exam, write_rows

PLAN_TOP_N = (3000, 5000, 7000)


def write_county(folder: Path, size: SampleSize, seed: int, *, progress: bool) -> None:
    """Writes every table and plan of a county of that size into `folder`."""
    county = make_county(size, seed)
    sittings = sat_exams(county, make_cohorts(county, seed), size.top_n or PLAN_TOP_N, seed)
    exams = make_exams()
    codes = county.codes()
    shown = progress and sys.stderr.isatty()
    first = []
    for sitting in tqdm(sittings, total=len(exams), desc="sample", unit="exam", disable=not shown):
        write_exam(folder, sitting, codes, _sites(county, sitting, seed), _strays(sitting))
        first += list(results_of(county, sitting)) if is_first_official(sitting) else []
    write_frozen_years(folder, county, first_results(first))
    write_rows(folder, "exams", schema.EXAMS, [exam_row(exam) for exam in exams])
    write_rows(folder, "exam_subjects", schema.EXAM_SUBJECTS, [row for exam in exams for row in paper_rows(exam)])
    write_registers(folder, county)
    write_rows(folder, "events", schema.EVENTS, event_rows(county, seed))
    write_decisions(folder, determinations(county))
    write_actions(folder, county)
    office = office_observations(county, seed)
    found = [
        *county_observations(),
        *school_observations(county, seed),
        *township_observations(county, seed),
        *office,
        *leader_visits(county, seed, office),
    ]
    write_rows(folder, "observations", schema.OBSERVATIONS, observation_rows(found, seed))
    copy_plans(folder, size.top_n)


def write_registers(folder: Path, county: County) -> None:
    """Writes the tables about units, people's posts and terms."""
    write_rows(folder, "townships", schema.TOWNSHIPS, township_rows(county))
    write_rows(folder, "schools", schema.SCHOOLS, school_rows(county))
    write_rows(folder, "school_lineage", schema.SCHOOL_LINEAGE, lineage_rows())
    write_rows(folder, "principal_terms", schema.PRINCIPAL_TERMS, principal_rows(county))
    write_rows(folder, "target_letters", schema.TARGET_LETTERS, letter_rows(county))
    write_rows(folder, "responsibilities", schema.RESPONSIBILITIES, responsibility_rows(county))
    write_rows(folder, "terms", schema.TERMS, term_rows())
    write_rows(folder, "teaching_weeks", schema.TEACHING_WEEKS, week_rows())


def _sites(county: County, sitting: Sitting, seed: int) -> Ints:
    """Exam sites of the zhongkao: the own school, for two in a hundred another junior school; -1 in other exams."""
    if sitting.exam.exam_type != "zhongkao":
        return np.full(len(sitting.members.ids), -1, dtype=np.int64)
    rng = stream(seed, f"sites {sitting.exam.exam_id}")
    hosts = np.flatnonzero(county.of_stage("junior", sitting.exam.year))
    other = rng.random(len(sitting.members.ids)) < 0.02
    return np.where(other, rng.choice(hosts, len(other)), sitting.members.school)


def _strays(sitting: Sitting) -> Texts:
    """Ids with scores but without a roster row: two in each exam that is still provisional."""
    if sitting.exam.status != "provisional":
        return np.array([], dtype=np.str_)
    return np.array([f"P99{sitting.exam.grade:02}{number:03}" for number in (1, 2)])
