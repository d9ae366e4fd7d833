# Shared by scripts/run and scripts/test: sets up Debian packages, .venv and the local keys.
# Every step is skipped when nothing changed, says what it does, and stops with one sentence when it cannot go on.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export PYTHONDONTWRITEBYTECODE="${PYTHONDONTWRITEBYTECODE:-}" PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
VENV=.venv

say() { printf '\033[1m» %s\033[0m\n' "$*"; }
stop() { printf 'BERHENTI: %s\n' "$*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else return 127
    fi
}

package_installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q '^install ok installed$'; }

# need_packages PACKAGE...: installs what is missing through apt.
need_packages() {
    local missing=() name
    command -v dpkg-query >/dev/null 2>&1 || stop "Sistem ini bukan Debian; pasang sendiri: $*."
    for name in "$@"; do package_installed "$name" || missing+=("$name"); done
    [ ${#missing[@]} = 0 ] && return
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null 2>&1; then
        stop "Paket Debian berikut belum ada dan skrip ini bukan root: jalankan 'apt-get install ${missing[*]}' sebagai root, lalu ulangi."
    fi
    say "Memasang paket Debian: ${missing[*]}"
    as_root apt-get update -qq || stop "apt-get update gagal; periksa jaringan dan sumber paket, lalu ulangi."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
        || stop "apt-get tidak dapat memasang: ${missing[*]}."
}

# find_python: the newest Python >= 3.11 with venv and ensurepip; installs Debian's when none is found.
find_python() {
    local candidate
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11 /usr/bin/python3; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

need_venv() {
    local wanted python
    python=$(find_python) || { need_packages python3 python3-venv; python=$(find_python); } ||
        stop "Python 3.11 atau lebih baru dengan modul venv tidak ditemukan; pasang python3 dan python3-venv."
    wanted="$(sha256sum requirements.txt | cut -d' ' -f1) $("$python" -V)"
    [ -x "$VENV/bin/python" ] && [ "$(cat "$VENV/.siap" 2>/dev/null)" = "$wanted" ] && return
    say "Memasang pustaka Python ke $VENV (sekali saja, sekitar satu menit)"
    rm -rf "$VENV"
    "$python" -m venv "$VENV" || stop "Lingkungan Python $VENV tidak dapat dibuat."
    "$VENV/bin/pip" install --quiet --require-hashes -r requirements.txt ||
        stop "Pustaka Python tidak dapat dipasang; periksa jaringan ke indeks paket Python, lalu ulangi."
    echo "$wanted" >"$VENV/.siap"
}

# Libraries that WeasyPrint loads at run time.
need_pdf_libraries() { need_packages ca-certificates libpangoft2-1.0-0 libharfbuzz-subset0; }
