"""A detached signature of a manifest, by OpenSSH (签名): who stands behind a published folder.

`ssh-keygen -Y` signs and checks; keys, agents and the file of allowed signers are OpenSSH's own, see ssh-keygen(1).
"""

import subprocess
import sys
from pathlib import Path

from qualitykit.errors import Problem, QualitykitError
from qualitykit.reports.manifest import NAME, SIGNATURE

NAMESPACE = "qualitykit"


def sign(content: bytes, key: Path) -> bytes:
    """The signature of a manifest (签名).

    Args:
        content: the manifest's bytes.
        key: the private key's file, or the public one of a key that an agent holds.

    Raises:
        QualitykitError: ssh-keygen is missing, or it does not sign; its own words are in the message.
    """
    done = _keygen("sign", "-f", str(key), "-n", NAMESPACE, stdin=content)
    if done.returncode:
        raise QualitykitError(
            Problem(str(key), None, None, "cannot_sign", {"found": _last_line(done.stderr)})
        )
    return done.stdout


def signer(folder: Path, allowed: Path) -> tuple[str, str]:
    """Whose signature a folder's manifest bears (签名者) -> the principal, and what is wrong, one of them empty.

    Args:
        folder: a published folder with a signature.
        allowed: OpenSSH's file of allowed signers.
    """
    own = ("-s", str(folder / SIGNATURE), "-f", str(allowed))
    found = _keygen("find-principals", *own)
    principal = found.stdout.decode(errors="replace").split("\n")[0].strip()
    if found.returncode or not principal:
        return "", _last_line(found.stderr)
    content = (folder / NAME).read_bytes()
    done = _keygen("verify", *own, "-I", principal, "-n", NAMESPACE, stdin=content)
    return ("", _last_line(done.stderr or done.stdout)) if done.returncode else (principal, "")


def signed_with(folder: Path) -> tuple[str, str]:
    """The key that a signature was made with, whoever's it is (签名所用密钥) -> the key, and what is wrong."""
    content = (folder / NAME).read_bytes()
    done = _keygen("check-novalidate", "-n", NAMESPACE, "-s", str(folder / SIGNATURE), stdin=content)
    words = done.stdout.decode(errors="replace").strip().rsplit(" ", 1)
    return ("", _last_line(done.stderr or done.stdout)) if done.returncode else (words[-1], "")


def _keygen(action: str, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess:
    """Run ssh-keygen. Without a terminal it cannot wait for a passphrase that nobody will type."""
    alone = not sys.stdin or not sys.stdin.isatty()
    command = ["ssh-keygen", "-Y", action, *words]
    try:
        return subprocess.run(command, input=stdin, capture_output=True, start_new_session=alone)
    except FileNotFoundError:
        raise QualitykitError(Problem("ssh-keygen", None, None, "no_ssh_keygen")) from None


def _last_line(text: bytes) -> str:
    lines = text.decode(errors="replace").strip().splitlines()
    return lines[-1].strip() if lines else "ssh-keygen"
