"""The catalog of queries: every file of queries/ as a table whose folder is the schema and whose stem is the name."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

QUERIES = Path(__file__).resolve().parents[2] / "queries"
TABLE_LAYERS = ("staging", "intermediate", "marts")


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


def _nodes(tree: object) -> Iterator[dict[str, object]]:
    if isinstance(tree, dict):
        yield tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for child in tree:
            yield from _nodes(child)


def tables_read(sql: str) -> frozenset[str]:
    """The `schema.table` names in a statement; names without a schema are its own CTEs."""
    row = duckdb.execute("select json_serialize_sql($1)", [sql]).fetchone()
    tree = json.loads(row[0]) if row else {}
    if tree.get("error"):
        raise ValueError(f"{tree.get('error_message')}: {sql[:200]}")
    tables = [node for node in _nodes(tree) if node.get("type") == "BASE_TABLE" and node.get("schema_name")]
    return frozenset(f"{node['schema_name']}.{node['table_name']}" for node in tables)


def _read_query(path: Path) -> Query:
    text = path.read_text(encoding="utf-8")
    schema, name = path.parent.name, path.stem
    if path.suffix == ".toml":
        declared = tomllib.loads(text)
        return Query(schema, name, text, frozenset(declared["reads"]), declared["module"])
    return Query(schema, name, text, tables_read(text))


@cache
def load_catalog(root: Path = QUERIES) -> Catalog:
    """The tables of the staging, intermediate and marts layers."""
    files = [path for layer in TABLE_LAYERS for path in sorted((root / layer).glob("*.*"))]
    queries = [_read_query(path) for path in files if path.suffix in {".sql", ".toml"}]
    return Catalog({query.table: query for query in queries})


@cache
def report_text(name: str) -> str:
    """The SQL of queries/reports/<name>.sql; KeyError when there is no such report."""
    path = QUERIES / "reports" / f"{name}.sql"
    if not path.is_file():
        raise KeyError(f"no report named {name}")
    return path.read_text(encoding="utf-8")
