"""N10: the tests run where nothing but this machine can be reached, and that is so."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "without_network.py"
FAR = ("192.0.2.1", 80)
"""An address for documentation: nobody has it."""

REACH = f"""
import socket
with socket.create_server(("127.0.0.1", 0)) as here:
    socket.create_connection(here.getsockname(), timeout=5).close()
    print("near")
try:
    socket.create_connection({FAR}, timeout=5)
except OSError as error:
    print(error.errno)
"""


def test_the_script_leaves_this_machine_and_nothing_else() -> None:
    said = subprocess.run(
        [sys.executable, str(SCRIPT), sys.executable, "-c", REACH],
        capture_output=True,
        text=True,
        check=False,
        env={key: value for key, value in os.environ.items() if "WITHOUT_NETWORK" not in key},
    )
    if "NOT cut off" in said.stderr:
        pytest.skip("this system allows no network namespaces")
    assert said.stdout.split() == ["near", str(errno.ENETUNREACH)]


@pytest.mark.skipif(
    os.environ.get("HALFWAY_WITHOUT_NETWORK") != "1",
    reason="not run by scripts/without_network.py, as `make test` does",
)
def test_this_very_run_is_cut_off() -> None:
    before = time.monotonic()
    with pytest.raises(OSError, match="unreachable") as caught:
        socket.create_connection(FAR, timeout=5)
    assert caught.value.errno == errno.ENETUNREACH
    assert time.monotonic() - before < 1
