#!/bin/sh
# What is known against the packages in use. Asks PyPI's and npm's advisories, so it needs the network; ./test does not.
# Fails when something is known, and when a package could not be looked up at all.
set -eu
cd "$(dirname "$0")/.."
. ./deploy/venv.sh
prepare_venv .venv requirements.txt
audit=$(mktemp -d)
trap 'rm -rf "$audit"' EXIT
.venv/bin/python -m venv "$audit"
"$audit/bin/python" -m pip install --quiet --disable-pip-version-check --no-input pip-audit==2.10.1
.venv/bin/python -m pip freeze --all >"$audit/installed.txt"
"$audit/bin/pip-audit" --strict --disable-pip --no-deps --requirement "$audit/installed.txt"
if [ -d .web ] && command -v bun >/dev/null 2>&1; then
    (cd .web && bun audit)
fi
