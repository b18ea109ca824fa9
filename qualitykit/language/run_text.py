"""What a run, a revision and a capsule say of themselves (运行、版次与存档的文字)."""

RUN_TEXT: dict[str, tuple[str, str]] = {
    "notebooks_differ": (
        "本次结果所用笔记本与发布版不同：{names}",
        "Made with notebooks that differ from the released ones: {names}",
    ),
    "record_previous": ("上一版清单 sha256", "Previous manifest, sha256"),
    "record_first": ("首版，之前没有", "the first revision, none before it"),
    # the first page of a correction
    "correction_title": ("更正前后对照", "What this revision changes"),
    "correction_of": ("本版更正 {previous}。", "This revision replaces {previous}."),
    "correction_because": ("理由：{reason}", " Reason: {reason}"),
    "correction_by": ("更正人：{by}", "By: {by}"),
    "correction_day": ("日期：{day}", "Date: {day}"),
    "correction_table": ("见前后对照", "What it changes"),
    "correction_nothing": ("得分与等级均无变化。", "No point and no grade is different."),
    "correction_more": ("另有 {more} 处，见 changes.csv。", "{more} more are in changes.csv."),
    "correction_criterion": ("评分标准", "Criterion"),
    "correction_what": ("项目", "Value"),
    "correction_before": ("更正前", "Before"),
    "correction_after": ("更正后", "After"),
    "correction_district": ("全区", "The district"),
    "change_available": ("可得分", "within reach"),
    "change_settled": ("已定分", "settled"),
    "change_points": ("得分", "points"),
    "change_base": ("折算分", "base"),
    "change_bonus": ("加分", "bonus"),
    "change_bonus_wasted": ("超限加分", "bonus above the cap"),
    "change_total": ("总分", "total"),
    "change_low": ("最低可能", "lowest it can become"),
    "change_high": ("最高可能", "highest it can become"),
    "change_status": ("状态", "status"),
    "change_grade_before_veto": ("否决前等级", "grade before the veto"),
    "change_veto": ("一票否决", "veto"),
    "change_grade": ("等级", "grade"),
    "change_gap": ("等级空档", "between two grades"),
    "change_rank": ("排名", "rank"),
    "change_rank_of": ("参评数", "ranked units"),
    # the list of published periods
    "listing_title": ("质量工作考核：已发布结果", "Quality work assessment: published results"),
    "listing_period": ("考核期", "Period"),
    "listing_revision": ("版次", "Revision"),
    "listing_district": ("地区", "District"),
    "listing_units": ("单位报告", "Unit reports"),
    "listing_reason": ("更正理由", "Reason"),
    "listing_reading": (
        "新版在前；旧版保留不变。清单校验和若另行留存，可据以证明所发布的内容未被改动。",
        "The newest comes first; earlier revisions stay as they were. A checksum of manifest.json that is also kept "
        "elsewhere proves that nothing here was changed since.",
    ),
    # RO-Crate
    "crate_description": (
        "{revision}：考核结果、生成结果的输入快照与执行副本。日期为给定日期或考核期末日：{day}",
        "{revision}: results, the inputs they were made from, and executed copies. The date is the one given, or the "
        "last day of the period: {day}",
    ),
    "crate_license": ("发布单位未作说明", "not stated by the publishing office"),
    # messages of a run
    "run_summary": (
        "完成 {done} 页，沿用 {reused} 页，失败 {failed} 页；{seconds} 秒{peak}",
        "pages made {done}, reused {reused}, failed {failed}; {seconds} s{peak}",
    ),
    "run_peak": ("，单页内存最高 {peak} MB", ", at most {peak} MB for one page"),
    "run_head": ("manifest.json sha256 {head}", "manifest.json sha256 {head}"),
    "run_join": ("；", "; "),
    "run_stopped": (
        "收到 {signal}，已停止：{left} 页未完成；已完成的已保留，再次运行同一命令即可继续",
        "stopped by {signal}, pages unfinished: {left}; what was finished is kept, run the same command to go on",
    ),
    "run_not_reached": ("运行停止前未做到", "not reached before the run stopped"),
    "notify_failed": ("--notify 命令未成功：{what}", "the --notify command did not succeed: {what}"),
    # verify
    "verify_complete": ("完整", "complete"),
    "verify_valid": ("有效", "valid"),
    "verify_chained": ("成链", "chained"),
    "verify_signed": ("签名", "signed"),
    "verify_line": ("{what}：{verdict}", "{what}: {verdict}"),
    "verify_yes": ("是", "yes"),
    "verify_files_there": ("是，{files} 个文件齐全", "yes, all files are there: {files}"),
    "verify_first_wrong": ("否，首个有误文件 {file}", "no, the first wrong file is {file}"),
    "verify_first_revision": ("首版，之前没有", "the first revision, none before it"),
    "verify_chain_whole": ("是，自 {first} 起共 {count} 版", "yes, from {first} on, revisions: {count}"),
    "verify_chain_away": (
        "无法核对，同一文件夹中没有 {previous}",
        "cannot be checked, {previous} is not beside it",
    ),
    "verify_unsigned": ("没有签名", "no signature"),
    "verify_signed_by": ("是，{by}", "yes, by {by}"),
    "verify_signed_with": (
        "有签名，密钥 {key}；未给 --allowed-signers，签名人未核对",
        "with the key {key}; whose it is was not checked, give --allowed-signers",
    ),
    "verify_head": ("manifest.json 校验和", "checksum of manifest.json"),
    # reproduce
    "reproduce_numbers": ("{file}：数字不同，首处 {what}", "{file}: other numbers, the first {what}"),
    "reproduce_bytes": ("{file}：字节不同，数字全部相同", "{file}: other bytes, every number the same"),
    "reproduce_failed": ("{file}：未能重新生成，{what}", "{file}: not made again, {what}"),
    "reproduce_trial": (
        "试算：以下与生成时不同：{what}",
        "trial run, not the same as when it was made: {what}",
    ),
    "reproduce_done": ("{files} 个文件逐字节重现", "made again byte for byte, files: {files}"),
    "reproduce_done_trial": (
        "{files} 个文件重新生成，其中 {other} 个字节不同，数字全部相同",
        "made again, files: {files}; other bytes around the same numbers: {other}",
    ),
    "reproduce_not": (
        "{files} 个文件重新生成，{other} 个不同",
        "made again, files: {files}; not the same: {other}",
    ),
    "reproduce_opening": (
        "# {revision} 的重现 · {district}\n\nmanifest.json sha256 `{head}`",
        "# {revision}, made again · {district}\n\nmanifest.json sha256 `{head}`",
    ),
    "reproduce_sound": ("存档完好；", "The capsule is sound; "),
    "reproduce_unsound": ("存档与清单不符；", "The capsule is not what its manifest says; "),
    "reproduce_same": (
        "以现有代码重新评分，得分与等级全部相同。",
        "scored again by the code that is here, every point and grade is the same.",
    ),
    "reproduce_other": (
        "以现有代码重新评分，有 {count} 处不同，见下表。",
        "scored again by the code that is here, {count} values differ, see below.",
    ),
    "reproduce_statement": ("结论", "Statement"),
    "reproduce_verdict": ("是否成立", "Verdict"),
    "reproduce_part": ("部分", "Part"),
    "reproduce_then": ("当时", "Then"),
    "reproduce_now": ("现在", "Now"),
    "reproduce_table": ("文件", "File"),
    "reproduce_nothing": ("无差异", "nothing differs"),
    "reproduce_same_environment": ("与生成时相同", "the same as when it was made"),
    "reproduce_points_then": ("当时得分", "Points then"),
    "reproduce_points_now": ("现在得分", "Points now"),
    "reproduce_part_statements": (
        "## 是否为当时所发布\n\n逐文件对照清单；链与签名各自说明。",
        "## Is it what was published?\n\nEvery file against the manifest; chain and signature each for themselves.",
    ),
    "reproduce_part_environment": (
        "## 与生成时有何不同\n\n代码、参考数据和软件包；有不同时，以下为试算。",
        "## What is another now\n\nCode, reference figures, packages. Where any is, what follows is a trial run.",
    ),
    "reproduce_part_differences": (
        "## 哪些数字不同\n\n以存档中的输入重新评分，与当时发布的得分表、等级表逐格比较。",
        "## Which numbers differ\n\nScored again from the capsule's own inputs, compared cell by cell with the "
        "published tables of points and grades.",
    ),
    "reproduce_part_points": (
        "## 争议单位逐项\n\n每一分的理由、佐证和来源行，当时与现在。",
        "## Every point of the unit\n\nReason, evidence and source rows of each point, then and now.",
    ),
    "reproduce_part_limits": (
        "## 这不能说明什么\n\n"
        "- 存档只能证明自身前后一致：能改写整个文件夹的人也能改写清单与链。请与另行留存的首哈希或签名核对。\n"
        "- 重新评分说明规则与数字相符，不说明数据本身属实；后者看佐证。\n"
        "- 此处只重算得分与等级；重新运行各页用 `qualitykit reproduce`。",
        "## What this does not show\n\n"
        "- A capsule proves only that it agrees with itself: whoever can rewrite the whole folder can rewrite manifest "
        "and chain too. Compare the head hash with one that was kept elsewhere, or check a signature.\n"
        "- Scoring again shows that points follow from data and rule, not that the data are true; for that there is "
        "the evidence.\n"
        "- Only points and grades are made again here; `qualitykit reproduce` makes every page again.",
    ),
    # history
    "history_line": (
        "{revision}：总分 {total}，等级 {grade}，排名 {rank}/{rank_of}",
        "{revision}: total {total}, grade {grade}, rank {rank} of {rank_of}",
    ),
    "history_correction": (
        "更正 {previous}；理由：{reason}；更正人：{by}；日期：{day}",
        "replaces {previous}; reason: {reason}; by: {by}; date: {day}",
    ),
    "history_criterion": ("{criterion} ", "{criterion} "),
    "history_change": ("{place}{what}：{before} → {after}", "{place}{what}: {before} → {after}"),
}
