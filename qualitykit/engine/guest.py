"""How a kernel starts here (内核入口): ends with whoever started it, within its memory, and then is ipykernel."""

import os
import sys

from qualitykit.engine.surroundings import die_with_parent, limit_memory, take_plain_matplotlib


def main() -> None:
    """Start the kernel (启动)."""
    die_with_parent(int(os.environ["QUALITYKIT_PARENT"]))
    memory = os.environ["QUALITYKIT_MEMORY_MB"]
    from ipykernel import kernelapp

    take_plain_matplotlib()
    limit_memory(int(memory) + _IMPORTS if memory else None)
    sys.argv.append("--IPKernelApp.ignore_cwd=True")
    kernelapp.launch_new_instance()


_IMPORTS = 1200
"""Megabytes of address space that what notebooks import takes; a forked process has it already when it starts."""

if __name__ == "__main__":
    main()
