"""Runs a command where there is no network but this machine's own loopback.

    python scripts/without_network.py pytest -n 2

A new network namespace has one device, `lo`: whatever tries to reach the world gets "network is
unreachable". Where the system does not allow namespaces the command runs as it is, and says so.
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import subprocess
import sys

INSIDE = "HALFWAY_WITHOUT_NETWORK"
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 1
_UNSHARE = ("unshare", "--map-root-user", "--net", "--")


def raise_loopback() -> None:
    """Switch `lo` on; in a new namespace it is off."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        asked = struct.pack("16sh14x", b"lo", 0)
        found = fcntl.ioctl(any_socket, SIOCGIFFLAGS, asked)
        (flags,) = struct.unpack_from("h", found, 16)
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", flags | IFF_UP))


def is_allowed() -> bool:
    """Whether this system lets us make a network namespace."""
    try:
        return subprocess.run([*_UNSHARE, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def main(command: list[str]) -> None:
    """Become the command, without a network."""
    if not command:
        sys.exit(__doc__)
    if os.environ.get(INSIDE) == "entering":
        raise_loopback()
        os.environ[INSIDE] = "1"
        os.execvp(command[0], command)
    if not is_allowed():
        print("NOT cut off from the network: this system allows no namespaces.", file=sys.stderr)
        os.execvp(command[0], command)
    os.environ[INSIDE] = "entering"
    os.execvp(_UNSHARE[0], [*_UNSHARE, sys.executable, __file__, *command])


if __name__ == "__main__":
    main(sys.argv[1:])
