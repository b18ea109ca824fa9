"""Why a notebook did not run to its end (笔记本未能运行完的原因)."""

ENGINE_TEXT = {
    "notebook_quit": ("笔记本自行要求退出", "the notebook asked to quit"),
    "counts_changed": ("执行序号被改动", "the execution counts were changed"),
    "cells_changed": ("代码单元被改动", "the code cells were changed"),
    "output_flood": ("输出超过 {found} 个字符", "more than {found} characters of output"),
    "cell_too_long": ("单元运行超过 {found} 秒", "the cell took longer than {found} s"),
    "notebook_too_long": ("笔记本运行超过 {found} 秒", "the notebook took longer than {found} s"),
    "process_ended": (
        "进程在完成之前自行退出（状态 {found}）",
        "the process ended by itself before it was done (status {found})",
    ),
    "process_killed": ("进程被信号 {found} 终止", "the process was ended by {found}"),
    "no_worker": ("{found} 秒内没有可用的工作节点", "no worker could be reached for {found} s"),
    "other_code": (
        "{found} 的程序或软件包与本次运行的不同",
        "code or packages on {found} are others than those of the run",
    ),
    "no_folder": ("{found} 上没有运行文件夹", "the folder of the run is not there on {found}"),
    "process_lost": ("进程失去联系：{found}", "the process was lost: {found}"),
}
