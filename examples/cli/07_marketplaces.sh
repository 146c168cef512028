#!/usr/bin/env bash
# Bills and shared data of a marketplace, through Maestrano: which marketplaces there are, a bill that is made and cancelled, and the
# people of Connec!.
#
# Needs MNO_DEVPL_HOST, MNO_DEVPL_ENV_KEY and MNO_DEVPL_ENV_SECRET; `makokit sandbox` prints some that work.
set -euo pipefail

# The value of a field of the JSON on standard input: a text or a number.
field() { sed -nE "s/.*\"$1\" *: *\"?([^\",}]*)\"?.*/\1/p" | head -n 1; }

makokit maestrano marketplaces --output jsonl | while read -r marketplace; do
    echo "marketplace $(field name <<<"$marketplace")"
done

# There is no default one: it is always named.
telco=(--marketplace some-telco)
group=$(makokit maestrano list-groups "${telco[@]}" --output jsonl | field id)
echo "group $group"

bill=$(makokit maestrano create-bill "${telco[@]}" --group-id "$group" --price-cents 2000 \
    --description "Product purchase" --output jsonl)
echo "bill $(field price_cents <<<"$bill") $(field status <<<"$bill")"
cancelled=$(makokit maestrano cancel-bill "${telco[@]}" "$(field id <<<"$bill")" --output jsonl)
echo "bill $(field status <<<"$cancelled")"

people=(makokit connec list-entities "${telco[@]}" cld-11 people --orderby "code asc" --output jsonl)
"${people[@]}" --top 2 --first 3 2>/dev/null | while read -r person; do
    echo "person $(field code <<<"$person")"
done
echo "total $(("$("${people[@]}" | wc -l)"))"
