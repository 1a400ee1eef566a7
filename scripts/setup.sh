#!/bin/sh
# Installs the Debian packages that a command needs: `setup.sh python` or `setup.sh tests`.
# As root with apt-get, otherwise with sudo, otherwise it says in one line what to install.
set -eu

install() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        run=""
    elif command -v sudo >/dev/null && command -v apt-get >/dev/null; then
        run="sudo"
    else
        echo "Please install: $* (for example with your package manager), then try again." >&2
        exit 1
    fi
    $run apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

case "$1" in
python)
    # Debian splits venv and pip from Python itself.
    python3 -c 'import ensurepip, venv' 2>/dev/null || install python3-venv
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        echo "Halfway needs Python 3.11 or later; python3 here is $(python3 -V)." >&2
        exit 1
    }
    ;;
tests)
    # fonts: without one, pages are blank boxes; emoji are part of what people type.
    # strace records and breaks writes; util-linux gives a disk and a network of one's own.
    missing=""
    command -v chromium >/dev/null || missing="$missing chromium fonts-dejavu-core fontconfig"
    fc-list 2>/dev/null | grep -qi emoji || missing="$missing fonts-noto-color-emoji fontconfig"
    command -v strace >/dev/null || missing="$missing strace"
    command -v unshare >/dev/null && command -v runuser >/dev/null || missing="$missing util-linux"
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
    # shellcheck disable=SC2086 # a list of words
    [ -z "$missing" ] || install $missing
    ;;
*)
    echo "usage: setup.sh python|tests" >&2
    exit 2
    ;;
esac
