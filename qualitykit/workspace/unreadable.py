"""A cell that cannot be read (无法识别的单元格): which rule it breaks, and the values that the rule's words need."""

from qualitykit.workspace.names import shown


class Unreadable(Exception):
    """A cell that its kind of column does not allow (无法识别的单元格): the problem's rule and values."""

    def __init__(self, rule: str, text: str, **values):
        super().__init__(rule)
        self.rule = rule
        self.values = {"value": shown(text), **values}
