"""Fuzz one target with atheris (模糊测试): `python fuzz/run.py numbers 600` for ten minutes.

More than 2 s of computing for one input, or 512 MB beyond what the program needs at rest, is a finding like an
exception. A finding ends the run with status 1 and leaves its input in `fuzz/found/`; once repaired it belongs in
`fuzz/cases/<target>/`, which the tests replay.
"""

import resource
import sys
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["qualitykit"]):
    import targets
import seeds

HERE = Path(__file__).parent
MOST_SECONDS, MOST_MEGABYTES = 2, 512


def _watched(target):
    def run(data: bytes) -> None:
        began = time.process_time()
        target(data)
        took = time.process_time() - began
        if took > MOST_SECONDS:
            raise TimeoutError(f"{took:.1f} s of computing")

    return run


def main(name: str, seconds: int) -> None:
    """Fuzz one target for so many seconds (运行)."""
    if name not in targets.TARGETS:
        sys.exit(f"no target {name!r}; there are {', '.join(targets.TARGETS)}")
    found, corpus = HERE / "found", targets.FOLDER / "corpus"
    found.mkdir(exist_ok=True)
    corpus.mkdir()
    for number, seed in enumerate(seeds.seeds_of(name)):
        (corpus / str(number)).write_bytes(seed)
    at_rest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    arguments = [
        *(sys.argv[0], str(corpus), f"-max_total_time={seconds}", f"-artifact_prefix={found}/{name}-"),
        *(
            "-max_len=16384",
            "-timeout=30",
            f"-rss_limit_mb={at_rest + MOST_MEGABYTES}",
            "-print_final_stats=1",
        ),
        *("-verbosity=1", f"-dict={_dictionary(name)}"),
    ]
    atheris.Setup(arguments, _watched(targets.TARGETS[name]))
    atheris.Fuzz()


def _dictionary(name: str) -> Path:
    """What the target's grammar is made of, as libFuzzer reads it."""
    path = targets.FOLDER / "words"
    escaped = ("".join(f"\\x{byte:02x}" for byte in word) for word in seeds.words_of(name))
    path.write_text("".join(f'"{word}"\n' for word in escaped), "ascii")
    return path


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 600)
