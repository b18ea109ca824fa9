"""Short words: headings, statuses, axis titles (标签)."""

LABELS: dict[str, tuple[str, str]] = {
    "grade": ("等级", "Grade"),
    # published pages and messages
    "cell_never_ran": ("没有运行", "never ran"),
    "count_of_problems": ("共 {errors} 处错误、{notes} 处提示", "{errors} errors, {notes} notes"),
    "failed_cell": ("第 {cell} 个代码单元：{what}", "cell {cell}: {what}"),
    "page_contents": ("目录", "Contents"),
    "page_home": ("返回考核结果首页", "Back to the results"),
}
