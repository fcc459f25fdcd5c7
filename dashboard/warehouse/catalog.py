"""The catalog of queries: every file of queries/ as a table whose folder is the schema and whose stem is the name."""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

QUERIES = Path(__file__).resolve().parents[2] / "queries"
TABLE_LAYERS = ("staging", "intermediate", "marts")
NAMED_TABLE = re.compile(r'"schema_name":"([^"]+)","table_name":"([^"]+)"')


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

    def digest(self, tables: frozenset[str]) -> str:
        """A hash of the texts of the given tables: a change of any of them changes it."""
        texts = [self.queries[name].text for name in sorted(tables & self.queries.keys())]
        return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _names(tree: str, sql: str) -> frozenset[str]:
    """The named tables of a serialized statement; it is searched as a text, which is many times faster than as a tree.

    Quotes within texts are escaped there, so that no text of the SQL can look like a name.
    """
    if tree.startswith('{"error":true'):
        raise ValueError(f"{json.loads(tree)['error_message']}: {sql[:200]}")
    return frozenset(f"{schema}.{table}" for schema, table in NAMED_TABLE.findall(tree))


def all_tables_read(statements: Sequence[str]) -> list[frozenset[str]]:
    """For each statement the `schema.table` names in it; names without a schema are its own CTEs."""
    rows = duckdb.execute("select json_serialize_sql(unnest($1))", [list(statements)]).fetchall()
    return [_names(tree, sql) for (tree,), sql in zip(rows, statements, strict=True)]


def tables_read(sql: str) -> frozenset[str]:
    """The `schema.table` names in one statement."""
    return all_tables_read([sql])[0]


def _declared(path: Path, text: str) -> Query:
    declared = tomllib.loads(text)
    return Query(path.parent.name, path.stem, text, frozenset(declared["reads"]), declared["module"])


@cache
def load_catalog(root: Path = QUERIES) -> Catalog:
    """The tables of the staging, intermediate and marts layers."""
    files = [path for layer in TABLE_LAYERS for path in sorted((root / layer).glob("*.*"))]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    written = [path for path in files if path.suffix == ".sql"]
    reads = all_tables_read([texts[path] for path in written])
    queries = [Query(path.parent.name, path.stem, texts[path], read) for path, read in zip(written, reads, strict=True)]
    queries += [_declared(path, texts[path]) for path in files if path.suffix == ".toml"]
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
