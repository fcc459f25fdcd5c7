"""The catalog of queries: every file of queries/ as a table whose folder is the schema and whose stem is the name."""

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

QUERIES = Path(__file__).resolve().parents[2] / "queries"
TABLE_LAYERS = ("staging", "intermediate", "marts")
SCHEMAS = "raw|staging|intermediate|what_if|diff|(?:before_|after_)?(?:marts|plan)"
NAMED_TABLE = re.compile(rf"\b(?:from|join)\s+({SCHEMAS})\.(\w+)")
NO_CODE = re.compile(r"--[^\n]*|'(?:[^']|'')*'")


@dataclass(frozen=True)
class Query:
    """One file of queries/: SQL, or the declaration of a mart that Python computes."""

    schema: str
    name: str
    text: str
    reads: frozenset[str]
    module: str = ""

    @property
    def table(self) -> str:
        """The name other queries use, `schema.name`."""
        return f"{self.schema}.{self.name}"


@dataclass(frozen=True)
class Catalog:
    """All tables that a build makes, and what each reads."""

    queries: Mapping[str, Query]

    def order(self) -> list[Query]:
        """Every table after the tables that it reads; graphlib.CycleError when two read each other."""
        graph = {name: sorted(query.reads & self.queries.keys()) for name, query in sorted(self.queries.items())}
        return [self.queries[name] for name in TopologicalSorter(graph).static_order()]

    def closure(self, table: str, stop_at: frozenset[str] = frozenset()) -> frozenset[str]:
        """All that `table` reads, directly or not, down to raw and plan; tables in `stop_at` are not looked into."""
        found: set[str] = set()
        waiting = [table]
        while waiting:
            query = self.queries.get(waiting.pop())
            fresh = (query.reads if query else frozenset()) - found
            found |= fresh
            waiting += [name for name in fresh if name not in stop_at]
        return frozenset(found)

    def readers(self) -> Counter[str]:
        """How many queries read each table."""
        return Counter(table for query in self.queries.values() for table in query.reads)

    def digest(self, tables: frozenset[str]) -> str:
        """A hash of the texts of the given tables: a change of any of them changes it."""
        texts = [self.queries[name].text for name in sorted(tables & self.queries.keys())]
        return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def tables_read(sql: str) -> frozenset[str]:
    """The `schema.table` names after `from` and `join` in one statement; names without a schema are its own CTEs.

    A text search, a hundred times faster than the parser; a test holds it against the parser for every query.
    """
    return frozenset(f"{schema}.{table}" for schema, table in NAMED_TABLE.findall(NO_CODE.sub(" ", sql)))


def _query(path: Path, text: str) -> Query:
    if path.suffix == ".sql":
        return Query(path.parent.name, path.stem, text, tables_read(text))
    declared = tomllib.loads(text)
    return Query(path.parent.name, path.stem, text, frozenset(declared["reads"]), declared["module"])


@cache
def load_catalog(root: Path = QUERIES) -> Catalog:
    """The tables of the staging, intermediate and marts layers."""
    files = [path for layer in TABLE_LAYERS for path in sorted((root / layer).glob("*.*"))]
    queries = [_query(path, path.read_text(encoding="utf-8")) for path in files]
    return Catalog({query.table: query for query in queries})


@cache
def report_names() -> tuple[str, ...]:
    """Every report that a warehouse file alone can answer; those on a trial read `what_if` too."""
    names = (path.stem for path in sorted((QUERIES / "reports").glob("*.sql")))
    return tuple(name for name in names if "what_if." not in report_text(name))


@cache
def report_text(name: str) -> str:
    """The SQL of queries/reports/<name>.sql; KeyError when there is no such report."""
    path = QUERIES / "reports" / f"{name}.sql"
    if not path.is_file():
        raise KeyError(f"no report named {name}")
    return path.read_text(encoding="utf-8")
