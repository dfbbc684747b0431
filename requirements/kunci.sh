#!/bin/sh
# Locks anew: first all that tests need (uji.txt), then, within it, what a release needs (ci.txt). So what is released is what was tested.
# Arguments go to pip-compile: --upgrade, or --upgrade-package NAME. Read the difference before it is committed.
set -eu
cd "$(dirname "$0")/.."

options="--quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --strip-extras"
tested="$(mktemp)"
trap 'rm -f "$tested"' EXIT

# shellcheck disable=SC2086
lock() { # name, sentence, further options
    name="$1" sentence="$2"
    shift 2
    pip-compile $options "$@" --output-file "requirements/$name" pyproject.toml
    grep -v '^#' "requirements/$name" >"$tested"
    {
        printf '# %s Dibuat ulang dari pyproject.toml: make kunci\n' "$sentence"
        cat "$tested"
    } >"requirements/$name.baru"
    mv "requirements/$name.baru" "requirements/$name"
}

lock uji.txt "Pustaka untuk pengujian, dengan sidiknya." --all-extras --build-deps-for editable --allow-unsafe "$@"
lock ci.txt "Pustaka yang dipasang alur kerja, dengan sidiknya; bagian dari uji.txt." --constraint requirements/uji.txt "$@"
