"""The words of an intake (收表用语): the plan that is printed, and the slip that goes back to an office."""

COLLECT_TEXT: dict[str, tuple[str, str]] = {
    "collect.head": ("{period}：来件 {files} 份", "{period}: {files} files"),
    "collect.unit": (
        "{title}（{unit}）：新 {new}，变更 {changed}，不变 {unchanged}，拒收 {refused}",
        "{title} ({unit}): {new} new, {changed} changed, {unchanged} unchanged, {refused} refused",
    ),
    "collect.no_unit": ("不属于某一单位", "of no one unit"),
    "collect.new": ("新", "new"),
    "collect.changed": ("变更", "changed"),
    "collect.move": (
        "  {place}  {table}.{column} [{key}]：{what} {old} → {new}",
        "  {place}  {table}.{column} [{key}]: {what} {old} → {new}",
    ),
    "collect.record": ("  {place}  {table}：{what} {new}", "  {place}  {table}: {what} {new}"),
    "collect.more": ("  … 另有 {count} 处", "  … and {count} more"),
    "collect.silent": ("未报送（{count}）：{units}", "nothing from ({count}): {units}"),
    "collect.empty": ("{title}（已发来，但未填）", "{title} (sent, but empty)"),
    "collect.all_sent": ("全部单位均有来件", "every unit has sent something"),
    "collect.join": ("、", ", "),
    "collect.refused": ("有拒收，未写入任何内容", "refused: nothing was written"),
    "collect.confirm": (
        "核实确属实情后，可用 --confirm 核实：{rules}",
        "what was looked at and is right all the same is confirmed with --confirm: {rules}",
    ),
    "collect.unchanged": ("没有变动，未写入", "nothing changes: nothing was written"),
    "collect.ready": (
        "计划写入 {values} 处，涉及 {files}；尚未写入，加 --apply 写入",
        "{values} values would be written to {files}; nothing was written yet: add --apply",
    ),
    "collect.applied": ("已写入 {values} 处：{files}", "{values} values written: {files}"),
    "collect.finished": ("已补完上次中断的写入", "the intake that was stopped before is finished now"),
    "slip.title": ("{district} {period} 退回单：{unit}", "{district}, {period}: what to mend, {unit}"),
    "slip.unknown": ("单位不明", "unit not known"),
    "slip.fine": ("所报内容没有错误。", "Nothing is wrong with what was sent."),
    "slip.empty": ("发来的报送表什么也没有填。", "Nothing was filled in on the form that was sent."),
    "slip.wrong": ("需要改正（{count} 处）", "To mend ({count})"),
    "slip.notes": ("供核对（{count} 处）", "To look at ({count})"),
    "slip.missing": ("尚未报送（{count} 项）", "Not reported yet ({count})"),
    "slip.missing_reading": (
        "以下各项还没有本期数据。数字没有发生的填 0，不知道的留空；没有开展的工作不必填佐证。",
        "There is nothing for these yet. Write 0 where the number is 0, leave empty what you do not know; work that "
        "was not done needs no evidence.",
    ),
    "slip.place": ("位置", "Where"),
    "slip.found": ("发现", "Found"),
    "slip.allowed": ("应为", "Allowed"),
    "slip.do": ("处理", "Do"),
    "slip.sheet": ("工作表", "Sheet"),
    "slip.row": ("第 {row} 行", "row {row}"),
    "slip.cell": ("单元格 {cell}", "cell {cell}"),
    "slip.what": ("项目", "What"),
    "slip.files": ("来件：{files}", "Files: {files}"),
    "slip.join": ("；", "; "),
    "slip.doubts": (
        "其中 {count} 处是疑点，不一定是错：核实确属实情的，在该行“已核实”栏选“是”后发回；没有此栏的，回复收表人。",
        "Of these, {count} may be right: where they are, choose yes in the row's cell 'Verified' and send the file "
        "back; where there is no such cell, tell whoever collects.",
    ),
    "slip.book": (
        "随附 {book}：您的原表，错处已标红并附说明。请在其中改正后发回，不要移动行列。",
        "With this comes {book}: your own workbook, wrong cells in red, each with its reason. Mend it there and send "
        "it back; move no row or column.",
    ),
    "slip.nothing": ("未收到任何文件。", "No file has come in."),
    "slip.written": (
        "退回单 {slips} 份，工作簿 {books} 份：{folder}",
        "{slips} slips and {books} workbooks: {folder}",
    ),
    "slip.mark": (
        "发现：{found}\n应为：{allowed}\n处理：{do}",
        "Found: {found}\nAllowed: {allowed}\nDo: {do}",
    ),
}
