"""An XLSX workbook read without trusting it (工作簿的安全读取): the container is checked, then parsed in a child.

`run.read_workbook` starts the child; there `container` checks the zip, `parts` walks the XML, `marks` and `formats`
find what values alone do not tell, `engines` read the values and `parse` puts them together. Nothing here knows tables.
"""
