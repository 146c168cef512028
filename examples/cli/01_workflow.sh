#!/usr/bin/env bash
# The guide's workflow: a company, a person and a Mako.
#
# Needs MAKO_BASE_URL, MAKO_CLIENT_ID and MAKO_CLIENT_SECRET; `makokit sandbox` prints some that work.
set -euo pipefail
cd "$(dirname "$0")/../payloads"

# The value of a text field of the JSON on standard input.
field() { sed -E "s/.*\"$1\" *: *\"([^\"]*)\".*/\1/"; }

company=$(makokit mako add-company --file add-company.json --output json | field id)
echo "company $company $(makokit mako get-company "$company" --output json | field name)"

person=$(makokit mako add-person --file add-person.json --company-id "$company" --output json)
echo "person $(field id <<<"$person") $(field username <<<"$person")"

mako=$(makokit mako add-mako --file add-mako.json --company-id "$company" --output json | field id)
echo "mako $mako $(makokit mako get-mako "$mako" --output json | field identification)"
