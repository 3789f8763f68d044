#!/bin/sh
':'; // 2>/dev/null; f=$(readlink -f "$0"); modules="${f%/*}/../node_modules"; PATH="$modules/.bin:$PATH"
':'; // 2>/dev/null; export NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$modules/.cache/guichet}"
':'; // 2>/dev/null; export UV_THREADPOOL_SIZE="${UV_THREADPOOL_SIZE:-8}" MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}" MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_:-131072}"
':'; // 2>/dev/null; case $(node --version 2>/dev/null) in v2[4-9].*|v[3-9][0-9].*) exec node ${GUICHET_NODE_FLAGS---max-old-space-size=192 --max-semi-space-size=2} "$f" "$@" ;; esac
':'; // 2>/dev/null; echo "guichet: this needs Node 24 or later: run npm install, which brings it, or install it from nodejs.org." >&2; exit 78
/**
 * The command `guichet`. The shell reads the lines above, finds the Node that npm installed beside us, and starts this
 * file again with it; to JavaScript they are strings and comments. An older Node could not even read this file.
 * What Node has compiled is kept beside our packages, never where another user could plant something; files that are
 * being synced must not keep the database waiting for a thread. Memory stays under 200 MB whatever the backlog: bytes of
 * mails lie outside Node's heap, which is in no hurry to let them go unless it is small, and glibc would keep them.
 */
import { run } from './cli/run.ts';

await run(process.argv.slice(2));
