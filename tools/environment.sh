#!/bin/sh
# Makes the virtual environment, empty but for pip, or says what is missing and how to get it.
#
#   sh tools/environment.sh FOLDER [PYTHON]
#
# Without PYTHON it takes the first interpreter that is new enough.
set -eu

folder=$1
wanted=${2:-}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

refuse() {
    printf '\nerror: %s\n' "$1" >&2
    shift
    printf '  to fix: %s\n' "$@" >&2
    exit 1
}

if [ -n "$wanted" ]; then
    command -v "$wanted" >/dev/null || refuse "there is no $wanted" "name another one: make PYTHON=/path/to/python3.12 ..."
    new_enough "$wanted" || refuse "$wanted ($("$wanted" --version 2>&1)) is not a Python 3.11 or newer" \
        "name another one: make PYTHON=/path/to/python3.12 ..."
    set -- "$wanted"
else
    set -- python3 python3.14 python3.13 python3.12 python3.11
fi

python=
for candidate do
    if new_enough "$candidate"; then
        python=$candidate
        break
    fi
done

if [ -z "$python" ]; then
    refuse "no Python 3.11 or newer was found (sought: python3, python3.11 to python3.14)" \
        "Debian, Ubuntu: apt install python3 python3-venv" \
        "macOS: brew install python" \
        "or name one: make PYTHON=/path/to/python3.12 ..."
fi
if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    refuse "$python cannot make virtual environments: its module ensurepip or venv is missing" \
        "Debian, Ubuntu: apt install python3-venv (or python$version-venv)"
fi

printf 'Making %s with %s\n' "$folder" "$("$python" --version 2>&1)"
"$python" -m venv --clear "$folder"
