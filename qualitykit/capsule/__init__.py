"""A published folder as evidence (存档): whether it is what was published, and whether it comes out again.

| module | does |
|---|---|
| `opened` | opens a published folder, or a zip of one |
| `verification` | says whether it is complete, valid, chained, signed |
| `reproduction` | runs it again from its own inputs and compares |
| `rescoring` | scores it again, and shows a unit's every point then and now |
| `history` | one unit's assessments, with every correction |
"""
