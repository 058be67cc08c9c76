# Sourced by ./run and ./test: a virtual environment that matches its requirements file. Needs Python 3.11 or newer.

find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "Health Vault needs Python 3.11 or newer with venv (Debian: apt-get install python3 python3-venv)." >&2
    exit 1
}

# prepare_venv FOLDER REQUIREMENTS: installs only when the requirements changed.
prepare_venv() {
    wanted=$(cat requirements.txt "$2" | cksum)
    if [ "$(cat "$1/installed" 2>/dev/null)" = "$wanted" ] && "$1/bin/python" -c '' 2>/dev/null; then
        return
    fi
    python=$(find_python)
    echo "Installing what $2 lists into $1 …" >&2
    "$python" -m venv --clear "$1"
    "$1/bin/python" -m pip install --quiet --disable-pip-version-check --no-input -r "$2"
    echo "$wanted" >"$1/installed"
}
