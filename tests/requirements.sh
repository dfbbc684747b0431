#!/bin/sh
# What the tests need beyond pip: a real browser, poppler's tools, ssh-keygen. Installed where that is allowed, else named in one line.
set -eu

missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v ssh-keygen >/dev/null 2>&1 || missing="$missing openssh-client"
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Memasang$missing untuk pengujian ..." >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >/dev/null
    # shellcheck disable=SC2086
    apt-get install -y -q --no-install-recommends $missing >/dev/null
else
    echo "Pengujian memerlukan paket sistem:$missing (Debian/Ubuntu: sudo apt-get install$missing)." >&2
    exit 1
fi
