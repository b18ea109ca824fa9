"""All tables of a workspace by name (全部数据表), in the order of the data dictionary."""

from qualitykit.workspace.reported_tables import REPORTED_TABLES
from qualitykit.workspace.schema import TableSpec
from qualitykit.workspace.scored_tables import SCORED_TABLES

TABLES: dict[str, TableSpec] = {table.name: table for table in (*SCORED_TABLES, *REPORTED_TABLES)}
