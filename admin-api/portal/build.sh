#!/usr/bin/env bash
# Builds dist/ when a source is newer than it, installing the modules it needs first. Maven calls it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if [[ ! -e node_modules/.package-lock.json || package-lock.json -nt node_modules/.package-lock.json ]]; then
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi
if [[ ! -e dist/index.html ]] ||
  [[ -n $(find . -path ./node_modules -prune -o -path ./dist -prune -o -type f -newer dist/index.html -print -quit) ]]; then
  npm run build --silent
fi
