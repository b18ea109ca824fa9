"""The commands of a run and of what it published (命令): `report`, `verify`, `reproduce`, `history`."""
