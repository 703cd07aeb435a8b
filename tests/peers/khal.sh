#!/usr/bin/env bash
# Does khal, in an environment of its own, list what `nearer agenda` lists? From a file and a vdir.
# usage: tests/peers/khal.sh [path of nearer]
set -euo pipefail

nearer=${1:-.venv/bin/nearer}
nearer=$(command -v "$nearer")
here=$(cd "$(dirname "$0")" && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

python3 -m venv "$place/venv"
"$place/venv/bin/pip" install -q khal

export HOME=$place/home TZ=Europe/Berlin LANG=C.UTF-8 NEARER_NOW=2026-11-23T12:00
export XDG_CONFIG_HOME=$place/config XDG_DATA_HOME=$place/data XDG_CACHE_HOME=$place/cache
export XDG_STATE_HOME=$place/state NEARER_FILE=$place/nearer.json
mkdir -p "$HOME" "$XDG_CONFIG_HOME/khal" "$place/vdir" "$place/taken"
cat > "$XDG_CONFIG_HOME/khal/config" <<CONFIG
[calendars]
[[vdir]]
path = $place/vdir
[[taken]]
path = $place/taken
[locale]
local_timezone = $TZ
default_timezone = $TZ
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
CONFIG

plan() { "$nearer" plan "$@" >/dev/null; }
plan "date night with Alex every friday 19:30 for 2h"
plan "walk with Robin every other sunday 10:00 for 90m"
plan "call with Mum every last fri 17:00 for 45m"
plan "supper with Kim every last day 18:00 for 2h"
plan "class with Kim every tue,thu 8:00 for 1h 12 times"
plan "swim with Robin every wed 7:00 for 1h until 2027-04-30"
plan "film with Alex 9 dec 20:00 for 3h"
plan "museum with Robin 10 dec 14:00 for 2h"
plan "call with Sam every sunday 18:00 for 45m" --zone America/New_York
plan "early call with Sam every day 2:30 for 30m 200 times" --zone America/New_York
id_of() { # the id of what is planned by this title from a day on
  "$nearer" agenda --json --from "$2" | "$place/venv/bin/python" -c '
import json, sys
print(next(o["id"] for o in json.load(sys.stdin) if o["title"] == sys.argv[1]))' "$1"
}
"$nearer" skip "$(id_of "date night" 2026-12-04)" >/dev/null
"$nearer" move "$(id_of "date night" 2026-12-11)" "2026-12-12 11:00" >/dev/null
"$nearer" move "$(id_of museum 2026-12-10)" "11 dec 15:00" >/dev/null
"$nearer" skip "$(id_of "call" 2026-12-06)" >/dev/null

first=2026-11-23 last=2027-11-22
"$nearer" export "$place/plans.ics" --details >/dev/null
"$nearer" export --vdir "$place/vdir" --details >/dev/null
"$place/venv/bin/khal" import --batch -a taken "$place/plans.ics" >/dev/null
"$nearer" agenda --json --from "$first" --to "$last" > "$place/agenda.json"

for calendar in vdir taken; do
  "$place/venv/bin/khal" list -a "$calendar" --day-format '' \
    --format '{start-date} {start-time}|{title}' "$first" 365d > "$place/$calendar.txt"
  "$place/venv/bin/python" "$here/compare.py" "$place/agenda.json" "$place/$calendar.txt" "$calendar"
done
