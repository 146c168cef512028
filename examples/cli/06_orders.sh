#!/usr/bin/env bash
# Orders of a customer's system, through Makini: what has changed, and a work order for it.
#
# Needs MAKINI_BASE_URL and MAKINI_API_TOKEN; `makokit sandbox` prints some that work.
set -euo pipefail

# The value of a text field of the JSON on standard input.
field() { sed -E "s/.*\"$1\" *: *\"([^\"]*)\".*/\1/"; }

echo "sync $(makokit makini sync-status --output json | field status)"

orders=(makokit makini list-purchase-orders --modified-after 2025-01-01 --output jsonl)
"${orders[@]}" --page-size 2 --first 3 2>/dev/null | while read -r order; do
    lines=$(grep -o '"lineNo"' <<<"$order" | wc -l)
    echo "order $(field orderNo <<<"$order") $((lines))"
done
echo "total $(("$("${orders[@]}" | wc -l)"))"

made=$(makokit makini create-work-order --title "Check the delivery" --severity 2 --output json)
echo "work-order $(field title <<<"$made")"
