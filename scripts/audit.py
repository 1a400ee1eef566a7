"""Asks whether a known vulnerability is in what we depend on, and fails where nobody could tell.

    python scripts/audit.py

pip-audit ends well when it skipped every package, for example where the index does not answer its
questions. Here each package of the lock file has to have been looked at.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
UV = ROOT / ".uv" / "bin" / "uv"


def locked() -> str:
    """The packages of the lock file with their hashes, as pip reads them."""
    command = [UV, "export", "--quiet", "--locked", "--no-dev", "--no-emit-project"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def audited(requirements: str) -> list[dict[str, Any]]:
    """What pip-audit says of each package."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requirements.txt"
        file.write_text(requirements)
        command = [sys.executable, "-m", "pip_audit", "--requirement", file, "--disable-pip"]
        command += ["--require-hashes", "--format", "json", "--progress-spinner", "off"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        sys.exit(f"pip-audit gave no answer:\n{done.stderr[-2000:]}")
    return found


def complaints(requirements: str, found: list[dict[str, Any]]) -> list[str]:
    """What is wrong, a line each: packages that were not looked at, and vulnerabilities."""
    wanted = {line.partition("==")[0] for line in requirements.splitlines() if "==" in line}
    seen = {row["name"] for row in found if "vulns" in row}
    said = [f"not audited: {name}" for name in sorted(wanted - seen)]
    if not wanted:
        said.append("not audited: the lock file names no package")
    for row in found:
        for flaw in row.get("vulns", ()):
            fixed = ", ".join(flaw.get("fix_versions", ())) or "no fixed version yet"
            said.append(f"{row['name']} {row['version']}: {flaw['id']} ({fixed})")
    return said


def main() -> None:
    """Print what was found; ends with 1 where anything is wrong."""
    requirements = locked()
    said = complaints(requirements, audited(requirements))
    print("\n".join(said) or "Every package was looked at; no known vulnerability.")
    sys.exit(bool(said))


if __name__ == "__main__":
    main()
