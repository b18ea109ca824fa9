"""What is wrong with a notebook's parameters or with the workers that run it (参数与执行的问题)."""

ENGINE_PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "parameter_value": {
        "found": ("{found}", "{found}"),
        "allowed": (
            "代码、考核期、语言或一个相对路径",
            "an id, a period, a language, or one relative path, as text",
        ),
        "do": ("改正参数值", "mend the value"),
    },
    "two_paths": {
        "found": ("第二个路径", "a second path"),
        "allowed": ("每个笔记本一个路径参数", "one path among a notebook's parameters"),
        "do": ("只传入工作区路径", "give the workspace's path alone"),
    },
    "executor_address": {
        "found": ("{found}", "{found}"),
        "allowed": ("dask://主机:端口", "dask://HOST:PORT"),
        "do": ("写出调度器的地址", "write the address of a scheduler"),
    },
    "no_dask": {
        "found": ("未安装 Dask", "no Dask"),
        "allowed": ("distributed 软件包", "the package distributed"),
        "do": ("安装 qualitykit[cluster]", "install qualitykit[cluster]"),
    },
    "no_scheduler": {
        "found": ("{found} 没有应答（{reason}）", "no answer from {found} ({reason})"),
        "allowed": ("dask://主机:端口，运行中的调度器", "dask://HOST:PORT of a scheduler that runs"),
        "do": ("启动调度器或改正地址", "start the scheduler, or mend the address"),
    },
}
