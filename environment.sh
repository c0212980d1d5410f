#!/bin/sh
# Makes .venv hold what lock files name: environment.sh PYTHON ORIGIN LOCK …
#
# ORIGIN says as make does where PYTHON comes from; `file` means that nobody chose it. .venv is made
# anew where it was made in another folder, by another Python than it has now, or not to its end;
# and where somebody chose another Python than it has.
set -eu
cd "$(dirname "$0")"
python=$1 origin=$2
shift 2
venv=.venv
stamp=$venv/.made-by

# Whoever set these meant other programs. What pip is told of indexes and proxies stays.
unset PYTHONHOME PYTHONPATH PIP_PREFIX PIP_PYTHON PIP_ROOT PIP_TARGET PIP_USER

about() { # of a Python in this folder, in ASCII: what an environment depends on
    "$1" -I -c 'import os, sys
if sys.version_info < (3, 11):
    sys.exit(1)
made = sys.implementation.cache_tag
print([os.getcwdb(), os.fsencode(sys.base_prefix), made, sys.platform, os.uname()[4]])' 2>/dev/null
}

is_as_made() {
    now=$(about "$venv/bin/python") && [ -f "$stamp" ] && [ "$now" = "$(cat "$stamp")" ] &&
        { [ "$origin" = file ] || [ "$now" = "$(about "$python")" ]; }
}

make_anew() {
    if [ "$origin" = file ] && about "$venv/bin/python" >/dev/null; then
        python=$("$venv/bin/python" -I -c 'import sys; print(sys._base_executable)')
    fi
    if ! about "$python" >/dev/null; then
        found=$("$python" --version 2>&1) || found="not there, or does not run"
        echo "Python 3.11 or newer is needed; $python is $found." >&2
        echo "Name another with: make PYTHON=python3.12" >&2
        exit 1
    fi
    if ! "$python" -I -c 'import ensurepip, venv' 2>/dev/null; then
        echo "$python cannot make $venv. On Debian and Ubuntu: apt install python3-venv" >&2
        exit 1
    fi
    echo "Setting up $venv with $("$python" --version)"
    if ! said=$("$python" -I -m venv --clear "$venv" 2>&1); then
        printf '%s\n' "$said" >&2
        exit 1
    fi
    for section in global install; do # over a user's own file of settings, where both speak
        printf '[%s]\nuser = false\nprefix =\npython =\nroot =\ntarget =\n' "$section"
    done >"$venv/pip.conf"
    # The project itself, by a path from .venv to it, so that a copy never leads to the original.
    "$venv/bin/python" -I -c 'import os, sysconfig
packages = sysconfig.get_path("purelib")
with open(os.path.join(packages, "protocol-press.pth"), "w") as stream:
    print(os.path.relpath(os.getcwd(), packages), file=stream)'
}

command_text() {
    cat <<'END'
#!/bin/sh
# Runs Protocol Press with the Python that lies beside this file.
me=$0
while [ -L "$me" ]; do
    target=$(readlink "$me")
    case $target in /*) me=$target ;; *) me=$(dirname "$me")/$target ;; esac
done
python=$(dirname "$me")/python
if [ ! -x "$python" ]; then
    echo "protocol: the Python of this environment is gone; \`make site\` sets it up anew" >&2
    exit 2
fi
# -S, so that Ctrl-C is answered by us before Python has made itself ready, which takes a while. Its
# first hundredths of a second hear no Ctrl-C, for Python would answer with a traceback.
trap '' INT
exec "$python" -I -S -c 'import _signal, posix, sys
def stop(*_):
    try:
        posix.write(2, b"stopped\n")
    finally:
        posix._exit(130)
_signal.signal(_signal.SIGINT, stop)
import site
site.main()
from generator.__main__ import main
sys.exit(main())' "$@"
END
}

is_as_made || make_anew
if ! command_text | cmp -s - "$venv/bin/protocol"; then
    command_text >"$venv/bin/protocol"
    chmod +x "$venv/bin/protocol"
fi
for lock; do
    cmp -s "$lock" "$venv/$lock" && continue
    rm -f "$stamp" # until all is there: what is cut off starts from nothing
    if ! "$venv/bin/python" -I -m pip install --quiet --disable-pip-version-check \
        --require-hashes --requirement "$lock"; then
        echo "The packages of $lock could not be installed. The next make starts anew." >&2
        exit 1
    fi
    cp "$lock" "$venv/$lock"
done
[ -f "$stamp" ] || about "$venv/bin/python" >"$stamp"
