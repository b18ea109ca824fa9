"""The only place that opens data files (工作区): from a district's folder to checked tables.

Everything wrong with a file is found in one run and told with its place. Whoever scores gets tables in which each
cell has been read by one grammar and each meaning checked against the rubric in force.
"""

from qualitykit.workspace.district import Unit
from qualitykit.workspace.table import Table
from qualitykit.workspace.workspace import Workspace, YearTables, check, open_workspace

__all__ = ["Table", "Unit", "Workspace", "YearTables", "check", "open_workspace"]
