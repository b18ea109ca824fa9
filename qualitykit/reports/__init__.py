"""From a scored period to published pages: run the notebooks, export, publish, verify (报告).

Import the module that does the step; this package imports none of them, so that nothing heavy loads early.
"""

# What makes a page of an executed notebook, for processes that import it by name.
RENDER = "qualitykit.reports.export:page_of"
# What works out before that what all pages have in common.
PREWARM = "qualitykit.reports.prewarm:district"
# What tells whether a worker elsewhere has the same code and packages.
MADE_BY = "qualitykit.reports.provenance:fingerprint"
