"""The only place that runs SQL: the catalog of queries, the checks, the build and the reports."""
