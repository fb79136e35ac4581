#!/usr/bin/env bash
# Scores extraction against the hand-made annotations beside the repository: P/R/F1 per document and
# in all, then the ten most frequent kinds of miss. usage: tests/score.sh [--misses]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
planlint=$root/build/release/planlint
shared=$root/../shared
if [ ! -d "$shared/gold" ]; then
  echo "NOTICE: no annotations at $shared/gold; nothing to score" >&2
  exit 0
fi
facts=$(mktemp -d)
trap 'rm -rf "$facts"' EXIT
misses=$facts/misses
for set in seeds documents; do
  pairs=()
  for gold in "$shared/gold/$set"/*.json; do
    name=$(basename "$gold" .json)
    if [ "$set" = seeds ]; then
      document=$(echo "$shared/corpus/seeds/${name}"_*.txt)
    else
      document=$shared/corpus/documents/$(sed -n 's/.*"file": *"\([^"]*\)".*/\1/p' "$gold" | head -n 1)
    fi
    "$planlint" extract "$document" >"$facts/$name.json" 2>/dev/null
    pairs+=("$gold" "$facts/$name.json")
  done
  echo "== $set"
  "$shared/tools/score.py" "${pairs[@]}" ${1:+"$1"}
  "$shared/tools/score.py" "${pairs[@]}" --misses >>"$misses"
done
echo "== most frequent kinds of miss"
grep -oE '^  (missed figure|false figure|missed task|false task|lead|responsible|cooperating|deadline|measurable)' "$misses" | sort | uniq -c | sort -rn | head -10
