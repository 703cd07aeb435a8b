#!/usr/bin/env bash
# Install as users do, each into an empty environment, and use the app from there: the README's
# "Run it" in a copy of this tree, then the wheel and the sdist.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

mkdir copy
git -C "$root" ls-files -z --cached --others --exclude-standard --deduplicate |
  tar -C "$root" --null --files-from=- --ignore-failed-read --create | tar --extract --directory=copy
run_it=$("$here/readme_command.sh" "Run it")
(cd copy && bash -euo pipefail -c "$run_it --version")
python3 "$here/first_minute.py" copy/.venv/bin/nearer
echo "README: installed, opened, ticked, left"

"$root/.venv/bin/python" -m build --outdir dist "$root" >build.log 2>&1 || { cat build.log; exit 1; }
for package in dist/*.whl dist/*.tar.gz; do
  python3 -m venv --clear empty
  empty/bin/pip install -q "$package"
  python3 "$here/first_minute.py" empty/bin/nearer
  echo "${package##*/}: installed, opened, ticked, left"
done
