#!/usr/bin/env bash
# Build a wheel and an sdist, install each into an empty environment, and use the app from there.
set -euo pipefail
cd "$(dirname "$0")/.."
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

.venv/bin/python -m build --outdir "$place/dist" . >"$place/build.log" 2>&1 || { cat "$place/build.log"; exit 1; }
for package in "$place"/dist/*.whl "$place"/dist/*.tar.gz; do
  python3 -m venv --clear "$place/empty"
  "$place/empty/bin/pip" install -q "$package"
  (cd "$place" && python3 "$OLDPWD/tests/first_minute.py" "$place/empty/bin/nearer")
  echo "${package##*/}: installed, opened, ticked, left"
done
