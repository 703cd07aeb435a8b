#!/usr/bin/env bash
# Print the command that the README gives under a heading: readme_command.sh "Test it"
set -euo pipefail
readme=$(dirname "$0")/../../README.md
sed -n "/^## $1\$/,/^## /p" "$readme" | sed -n '/^```sh$/,/^```$/p' | sed '1d;$d' | grep .
