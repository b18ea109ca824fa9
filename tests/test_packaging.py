"""What a new user installs is the same by every way, and nothing of it points to an address."""

import re
import tomllib
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]


def _of_pyproject() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    return {*project["dependencies"], *(name for extra in extras for name in extra)}


def _of_environment() -> set[str]:
    listed = YAML(typ="safe").load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    plain = [name for name in listed if isinstance(name, str)]
    by_pip = [name for group in listed if isinstance(group, dict) for name in group["pip"]]
    return {*plain, *by_pip} - {"pip", "-e ."}


def test_conda_and_pip_users_get_the_same_packages_and_floors():
    """environment.yml names the packages and floors of pyproject.toml, and Python's floor."""
    floor = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    assert _of_environment() == _of_pyproject() | {f"python{floor}"}


def test_a_package_missing_from_the_conda_file_would_be_noticed():
    """The comparison above can fail: a requirement that only one file has makes the sets differ."""
    assert _of_environment() != _of_pyproject() | {"python>=3.11", "leftpad>=1.0"}


def test_the_lock_pins_every_requirement_with_hashes_and_names_no_address():
    """Each requirement of pyproject.toml is pinned in the lock, each pin has a hash, no line an address."""
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pins = set(re.findall(r"^([a-z0-9._-]+)==", lock, re.MULTILINE))
    wanted = {
        re.split(r"[><=]", name)[0].lower().replace(".", "-").replace("_", "-") for name in _of_pyproject()
    }
    assert wanted <= {pin.replace(".", "-").replace("_", "-") for pin in pins}
    assert lock.count("--hash=sha256:") >= len(pins)
    assert "://" not in lock


def test_the_readme_stays_within_its_150_lines():
    """Both READMEs are short enough to be read."""
    for name in ("README.md", "README.zh-CN.md"):
        assert len((ROOT / name).read_text("utf-8").splitlines()) <= 150, name
