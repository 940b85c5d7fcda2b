#!/usr/bin/env bash
# Fails unless the suites of all four databases ran. What is counted are the lines that
# the tests note below target/notes-…: database, suite, tests that ran, tests skipped.
# A case that a database can't do is skipped by itself; a suite that was skipped whole fails.
#
# usage: count-suites.sh [FOLDER]    (default: this repository)
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/..}"

notes=$(printf '%s\n' target/notes-* | tail -n 1)
all=$(cat "$notes"/suites-*.txt)
failed=0
printf '%-12s %8s %8s %8s\n' database suites tests skipped
for database in SQLITE POSTGRESQL MYSQL MARIADB; do
  read -r suites ran skipped < <(awk -v database=$database '
    $1 == database { suites++; ran += $3; skipped += $4 }
    END { print suites + 0, ran + 0, skipped + 0 }' <<<"$all")
  printf '%-12s %8s %8s %8s\n' "$database" "$suites" "$((ran + skipped))" "$skipped"
  if [ "$ran" -eq 0 ]; then
    echo "$database: no test ran" >&2
    failed=1
  fi
  whole=$(awk -v database=$database '$1 == database && $3 == 0 && $4 > 0 { print "  " $2 }' <<<"$all")
  if [ -n "$whole" ]; then
    printf '%s: suites were skipped whole:\n%s\n' "$database" "$whole" >&2
    failed=1
  fi
done
exit $failed
