"""Run notebooks: one fresh process each, several at once, on this machine or elsewhere (笔记本引擎).

Import the module that does the step; this package imports none of them, so that nothing heavy loads early.
"""
