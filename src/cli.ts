#!/bin/sh
':'; // 2>/dev/null; f=$(readlink -f "$0"); PATH="${f%/*}/../node_modules/.bin:$PATH"; case $(node --version 2>/dev/null) in v2[4-9].*|v[3-9][0-9].*) exec node "$f" "$@" ;; esac; echo "guichet: this needs Node 24 or later: run npm install, which brings it, or install it from nodejs.org." >&2; exit 78
/**
 * The command `guichet`. The shell reads the first two lines, finds the Node that npm installed beside us, and starts
 * this file again with it; to JavaScript they are a string and a comment. An older Node could not even read this file.
 */
import { run } from './cli/run.ts';

await run(process.argv.slice(2));
