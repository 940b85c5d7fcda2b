#!/usr/bin/env bash
# Fails unless the suites of all four databases ran. A suite's class is named
# <Role><Database>Tests; what is counted are Surefire's and Failsafe's reports. A case
# that a database can't do is skipped by itself; a suite that was skipped whole fails.
#
# usage: count-suites.sh [FOLDER]    (default: this repository)
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/..}"

# The <testsuite> elements of all reports, one a line: class, tests, skipped
suites() {
  find . -path '*/target/surefire-reports/TEST-*.xml' -o -path '*/target/failsafe-reports/TEST-*.xml' |
    while IFS= read -r report; do
      tr '\n' ' ' < "$report" | grep -o '<testsuite [^>]*>' |
        sed -E 's/.* name="([^"]*)".*/\1 &/; s/^([^ ]+) .* tests="([0-9]+)".*/\1 \2 &/; s/^([^ ]+ [0-9]+) .* skipped="([0-9]+)".*/\1 \2/'
    done
}

all=$(suites)
failed=0
printf '%-12s %8s %8s %8s\n' database suites tests skipped
for database in Sqlite PostgreSql MySql MariaDb; do
  read -r classes tests skipped < <(awk -v suffix="${database}(Tests|IT)" '
    { outer = $1; sub(/\$.*/, "", outer) }
    outer ~ suffix "$" { classes++; tests += $2; skipped += $3 }
    END { print classes + 0, tests + 0, skipped + 0 }' <<<"$all")
  printf '%-12s %8s %8s %8s\n' "$database" "$classes" "$tests" "$skipped"
  if [ $((tests - skipped)) -eq 0 ]; then
    echo "$database: no test ran" >&2
    failed=1
  fi
  whole=$(awk -v suffix="${database}(Tests|IT)" '
    { outer = $1; sub(/\$.*/, "", outer) }
    outer ~ suffix "$" && $2 > 0 && $3 == $2 { print "  " $1 }' <<<"$all")
  if [ -n "$whole" ]; then
    printf '%s: suites were skipped whole:\n%s\n' "$database" "$whole" >&2
    failed=1
  fi
done
exit $failed
