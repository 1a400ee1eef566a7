"""The audit of our dependencies fails where it looked at nothing."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
REQUIREMENTS = "django==5.2 \\\n    --hash=sha256:00\npynacl==1.6\n    # via halfway\n"
CLEAN = [
    {"name": "django", "version": "5.2", "vulns": []},
    {"name": "pynacl", "version": "1.6", "vulns": []},
]


@pytest.fixture
def audit() -> ModuleType:
    """The script."""
    spec = importlib.util.spec_from_file_location("audit", ROOT / "scripts" / "audit.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_all_looked_at_and_nothing_found_is_well(audit: ModuleType) -> None:
    assert audit.complaints(REQUIREMENTS, CLEAN) == []


def test_a_skipped_package_is_told(audit: ModuleType) -> None:
    skipped = [CLEAN[0], {"name": "pynacl", "skip_reason": "not found"}]
    assert audit.complaints(REQUIREMENTS, skipped) == ["not audited: pynacl"]


def test_a_package_that_is_not_spoken_of_is_told(audit: ModuleType) -> None:
    assert audit.complaints(REQUIREMENTS, CLEAN[:1]) == ["not audited: pynacl"]


def test_an_empty_list_is_told(audit: ModuleType) -> None:
    assert audit.complaints("", []) == ["not audited: the lock file names no package"]


def test_a_vulnerability_is_told_with_the_version_that_mends_it(audit: ModuleType) -> None:
    flawed = [{**CLEAN[0], "vulns": [{"id": "PYSEC-1", "fix_versions": ["5.2.1"]}]}, CLEAN[1]]
    assert audit.complaints(REQUIREMENTS, flawed) == ["django 5.2: PYSEC-1 (5.2.1)"]


def test_the_lock_file_names_what_we_depend_on(audit: ModuleType) -> None:
    if not audit.UV.exists():
        pytest.skip("uv is not here; `make test` sets it up")
    names = {line.partition("==")[0] for line in audit.locked().splitlines() if "==" in line}
    assert {"django", "pynacl", "argon2-cffi"} <= names


def test_without_an_index_the_real_audit_fails(tmp_path: Path) -> None:
    script = str(ROOT / "scripts" / "audit.py")
    nowhere = dict.fromkeys(("https_proxy", "HTTPS_PROXY"), "http://127.0.0.1:9")
    done = subprocess.run(
        [sys.executable, script],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), **nowhere},
    )
    assert done.returncode == 1
    assert "no known vulnerability" not in done.stdout
