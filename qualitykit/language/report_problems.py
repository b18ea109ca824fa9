"""What is wrong with a notebook, a run or a published folder (报告与发布的问题)."""

_PUBLISHED = ("与 manifest.json 所记一致", "what manifest.json records")
_PUBLISH_AGAIN = (
    "勿改动已发布的文件；如需更正，重新生成一版",
    "leave published files alone; publish a new revision",
)

REPORT_PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "notebook_missing": {
        "found": ("没有此文件", "no such file"),
        "allowed": ("随附的报告笔记本", "the notebooks that travel with the package"),
        "do": ("恢复该笔记本或重新安装", "restore the notebook, or install again"),
    },
    "notebook_unreadable": {
        "found": ("无法读取（{found}）", "a file that cannot be read ({found})"),
        "allowed": ("nbformat 4 笔记本", "a notebook of nbformat 4"),
        "do": ("恢复该笔记本", "restore the notebook"),
    },
    "unknown_parameter": {
        "found": ("参数 {found}", "parameter {found}"),
        "allowed": (
            "其 parameters 单元中的参数：{allowed}",
            "the parameters of its parameters cell: {allowed}",
        ),
        "do": ("改正参数名，或在该单元中加入此参数", "mend the name, or add the parameter to that cell"),
    },
    "input_moved": {
        "found": ("运行期间文件有变动", "a file that changed during the run"),
        "allowed": ("运行期间输入文件不变", "input files that stay as they are"),
        "do": ("确认数据后重新运行", "make sure of the data, then run again"),
    },
    "folder_locked": {
        "found": ("{found} 正在此写入", "{found} writing here"),
        "allowed": ("同一文件夹一次只有一个进程写入", "one run at a time in one folder"),
        "do": ("等其结束后再运行", "wait until it has ended, then run again"),
    },
    "cannot_write": {
        "found": ("{found}", "{found}"),
        "allowed": ("可写的位置", "a place that can be written"),
        "do": ("检查路径、权限与磁盘空间", "check the path, its permissions and the space left"),
    },
    "no_manifest": {
        "found": ("没有可读的清单", "no manifest that can be read"),
        "allowed": ("已发布考核期的文件夹", "the folder of a published period"),
        "do": (
            "给出该文件夹的路径，或恢复 manifest.json",
            "name such a folder, or restore its manifest.json",
        ),
    },
    "file_lost": {"found": ("文件缺失", "no such file"), "allowed": _PUBLISHED, "do": _PUBLISH_AGAIN},
    "file_changed": {
        "found": ("sha256 {found}", "sha256 {found}"),
        "allowed": ("sha256 {allowed}", "sha256 {allowed}"),
        "do": _PUBLISH_AGAIN,
    },
    "file_extra": {
        "found": ("清单之外的文件", "a file that the manifest does not list"),
        "allowed": _PUBLISHED,
        "do": ("移走该文件", "move it elsewhere"),
    },
}
