#!/bin/sh
# Makes sure that the yardstick of `make bench` has what WeasyPrint and it call: Graphviz's `dot`,
# and Pango. Says what it installs.
set -eu

missing=""
command -v dot >/dev/null 2>&1 || missing="$missing graphviz"
for library in pango-1.0 pangoft2-1.0; do
    ldconfig -p 2>/dev/null | grep -q "lib$library\.so\.0" || missing="$missing lib$library-0"
done
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
    echo "The yardstick needs$missing. Install Graphviz and Pango." >&2
    exit 1
fi
sudo=""
[ "$(id -u)" = 0 ] || sudo="sudo"
echo "Installing$missing from Debian's packages for the yardstick …"
$sudo apt-get update -qq
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
