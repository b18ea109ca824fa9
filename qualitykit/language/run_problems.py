"""What is wrong with a run, a capsule or a signature (运行、存档与签名的问题)."""

_AGAIN = ("再次运行；如仍出现，检查磁盘", "run again; if it comes back, check the disk")

RUN_PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "not_a_page_name": {
        "found": ("不由代码组成的页面路径", "a page whose path is not made of ids"),
        "allowed": ("小写字母、数字与下划线组成的代码", "ids of lower-case letters, digits and underscores"),
        "do": ("改正单位 id 或笔记本表", "mend the unit's id, or the table of notebooks"),
    },
    "work_altered": {
        "found": ("运行期间被改动的文件", "a file that was altered during the run"),
        "allowed": ("快照与已完成的页不被改动", "a snapshot and finished pages that nobody touches"),
        "do": _AGAIN,
    },
    "cannot_sign": {
        "found": ("ssh-keygen 未能签名（{found}）", "a key that ssh-keygen cannot sign with ({found})"),
        "allowed": ("可用的 SSH 密钥", "an SSH key that can be used without a question"),
        "do": ("检查密钥文件、权限与口令", "check the key's file, its permissions and its passphrase"),
    },
    "no_ssh_keygen": {
        "found": ("没有此程序", "no such program"),
        "allowed": ("OpenSSH 8.1 或更新", "OpenSSH 8.1 or newer"),
        "do": ("安装 OpenSSH，或不签名", "install OpenSSH, or do not sign"),
    },
    "chain_broken": {
        "found": ("sha256 {found}", "sha256 {found}"),
        "allowed": ("后一版 {by} 所记 sha256 {allowed}", "sha256 {allowed}, as recorded by {by} after it"),
        "do": (
            "从另存处恢复该清单，查明谁改动了它",
            "restore that manifest from a copy, and find out who changed it",
        ),
    },
    "inputs_disagree": {
        "found": (
            "与清单 inputs 不符的输入快照",
            "an input that differs from what the manifest's inputs say",
        ),
        "allowed": ("清单两处记录一致", "one checksum in both places of the manifest"),
        "do": ("视此文件夹为不可信", "do not trust this folder"),
    },
    "manifest_form": {
        "found": ("不是规范形式的清单", "a manifest that is not in its canonical form"),
        "allowed": ("键排序、两格缩进、UTF-8", "sorted keys, two spaces, UTF-8"),
        "do": ("清单被改写过；从另存处恢复", "it was rewritten; restore it from a copy"),
    },
    "signature_bad": {
        "found": ("{found}", "{found}"),
        "allowed": ("允许的签名人对此清单的签名", "a signature of this manifest by an allowed signer"),
        "do": ("查明谁在何时签名", "find out who signed, and what"),
    },
    "signature_missing": {
        "found": ("没有签名", "no signature"),
        "allowed": ("--allowed-signers 中某人的签名", "a signature by one of --allowed-signers"),
        "do": (
            "请发布者签名，或不给 --allowed-signers",
            "ask the publisher to sign, or leave --allowed-signers out",
        ),
    },
    "no_capsule": {
        "found": ("没有可读的存档", "no capsule that can be read"),
        "allowed": (
            "含 capsule/ 的已发布文件夹或其 zip",
            "a published folder with capsule/, or a zip of it",
        ),
        "do": ("给出这样的文件夹", "name such a folder"),
    },
    "capsule_unpacks_large": {
        "found": ("解压后 {size} MB 的 zip", "a zip that unpacks to {size} MB"),
        "allowed": ("至多 {most} MB", "at most {most} MB"),
        "do": (
            "向发送者核实；确有这么大时自行解压，给出其文件夹",
            "ask whoever sent it; where it is meant to be so large, unpack it and name the folder",
        ),
    },
    "nothing_published": {
        "found": ("没有已发布的考核期", "no published period"),
        "allowed": ("qualitykit report 写入的文件夹", "a folder that qualitykit report wrote"),
        "do": ("给出 --out 文件夹", "name the folder that was given as --out"),
    },
}
