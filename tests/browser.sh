#!/bin/sh
# Makes sure that the tests have a real browser, readers of PDF and SVG files, and axe-core. Says what it installs.
set -eu
cd "$(dirname "$0")/.."

AXE=4.14.1
AXE_SHA512=FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==
AXE_FOLDER=.cache/axe-core

has_axe() {
    [ -f "$AXE_FOLDER/axe.min.js" ] && head -c 100 "$AXE_FOLDER/axe.min.js" | grep -q "axe v$AXE$"
}

missing=""
for browser in chromium chromium-headless-shell; do
    [ -x "/usr/bin/$browser" ] || missing="$missing $browser"
done
command -v pdftoppm >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v rsvg-convert >/dev/null 2>&1 || missing="$missing librsvg2-bin"
has_axe || command -v npm >/dev/null 2>&1 || missing="$missing npm"
if [ -n "$missing" ]; then
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "The tests need$missing. Install them; the browsers are looked for in /usr/bin." >&2
        exit 1
    fi
    sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo"
    echo "Installing$missing from Debian's packages for the tests …"
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

# axe-core checks pages for accessibility. One exact release, held to its checksum; nothing of the
# package is run while it is fetched.
has_axe && exit 0
echo "Fetching axe-core $AXE for the tests …"
fetched=$(mktemp -d)
trap 'rm -rf "$fetched"' EXIT
npm pack "axe-core@$AXE" --ignore-scripts --silent --pack-destination "$fetched" >/dev/null
package="$fetched/axe-core-$AXE.tgz"
sum=$(python3 -c 'import base64, hashlib, sys
print(base64.b64encode(hashlib.sha512(open(sys.argv[1], "rb").read()).digest()).decode())' "$package")
if [ "$sum" != "$AXE_SHA512" ]; then
    echo "axe-core $AXE is not what it was: its checksum is $sum" >&2
    exit 1
fi
tar -xzf "$package" -C "$fetched" package/axe.min.js package/LICENSE
mkdir -p "$AXE_FOLDER"
mv "$fetched/package/LICENSE" "$fetched/package/axe.min.js" "$AXE_FOLDER/"
