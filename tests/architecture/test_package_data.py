"""What the program reads at run time must be inside the wheel, and the versions it is tested with must be stated."""

from __future__ import annotations

import re
import tomllib
import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def requirements(root: Path) -> list[Requirement]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    texts = [*project["dependencies"], *(text for extra in project["optional-dependencies"].values() for text in extra)]
    found = [Requirement(text) for text in texts]
    return [requirement for requirement in found if requirement.name != project["name"]]  # an extra may name another


def test_the_wheel_holds_every_file_of_the_package(root: Path, tmp_path: Path) -> None:
    wheel = next(WheelBuilder(str(root)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    source = root / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / "docextract").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert any(name.endswith(".yaml") for name in wanted)
    assert wanted <= inside
    assert {name.split("/")[0] for name in inside} - {"docextract"} == {f"docextract-{wheel_version(wheel)}.dist-info"}


def wheel_version(wheel: str) -> str:
    return Path(wheel).name.split("-")[1]


def test_every_requirement_is_pinned_to_a_version_it_allows(root: Path) -> None:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.+!]+", line) for line in pins), "only NAME==VERSION lines"
    versions = {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in pins)}
    for requirement in requirements(root):
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), requirement
