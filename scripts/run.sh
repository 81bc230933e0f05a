#!/bin/sh
# Runs one of the project's TypeScript programs on the Node.js that the project brings:
#   sh scripts/run.sh scripts/start/main.ts [arguments]
# A fresh clone, or one whose lockfile changed, is installed first. The last step is `exec`, so that a
# signal to npm reaches the program itself.
set -eu
cd "$(dirname "$0")/.."
stamp=node_modules/.egret-installed
if ! [ -f "$stamp" ] || ! cmp -s pnpm-lock.yaml "$stamp"; then
  npx --yes pnpm@12.21.0 install --frozen-lockfile
  cp pnpm-lock.yaml "$stamp"
fi
PATH="$PWD/node_modules/.bin:$PATH"
export PATH
# Compiled once: the second start of a program takes half the time.
export NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$PWD/node_modules/.cache/node}"
# Left to itself, V8 lets its heap grow with the machine. Loading needs half of this at most, and so
# stays below 300 MB resident.
case "$1" in
  scripts/start/main.ts | scripts/ingest/main.ts | services/ingestion-worker/src/main.ts)
    set -- --max-old-space-size=192 --max-semi-space-size=16 "$@"
    ;;
esac
exec node --disable-warning=ExperimentalWarning "$@"
