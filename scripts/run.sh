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
exec node --disable-warning=ExperimentalWarning "$@"
