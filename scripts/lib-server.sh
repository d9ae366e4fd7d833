# An installation made by scripts/pasang: where its parts stand, and how to run a command of it. Sourced after lib.sh, which
# has changed into the folder of the application.

ROOT_DIR=/opt/gugus-tugas ETC_DIR=/etc/gugus-tugas VAR_DIR=/var/lib/gugus-tugas
ACCOUNT=gugus-tugas DATABASE=gugus_tugas DB_SITE=gugus_tugas DB_OWNER=gugus_tugas_urus

is_installed() { [ -e "$ETC_DIR" ]; }
need_root() { [ "$(id -u)" = 0 ] || stop "Jalankan sebagai root, misalnya 'sudo $0 $*'."; }
systemd_runs() { [ -d /run/systemd/system ]; }

# load_environment FILE...: exports NAME=value lines as systemd reads them; values never stand on a command line.
load_environment() {
    local line
    while IFS= read -r line; do
        case "$line" in [A-Z]*=*) export "${line?}" ;; esac
    done < <(cat "$@")
}

# manage_in FOLDER ARGUMENTS...: a command of the application there, as its own account and with the owner's rights.
manage_in() {
    local folder=$1
    shift
    (
        unset DEBUG
        load_environment "$ETC_DIR/situs.env" "$ETC_DIR/urus.env"
        export HOME="$VAR_DIR" LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
        umask 077
        cd "$folder"
        exec setpriv --reuid="$ACCOUNT" --regid="$ACCOUNT" --clear-groups .venv/bin/python manage.py "$@"
    )
}

# run_manage ARGUMENTS...: on a server with its environment, in a clone with that of the caller or of scripts/run.
run_manage() {
    if is_installed; then
        need_root "$@"
        manage_in "$ROOT_DIR/kini" "$@"
        return
    fi
    (
        [ ! -s data/lokal.env ] || while IFS='=' read -r name value; do
            [ -n "$name" ] && [ -z "${!name+x}" ] && export "$name=$value"
        done <data/lokal.env
        export SITUS_URL="${SITUS_URL:-http://127.0.0.1:${PORT:-8000}}" EMAIL_URL="${EMAIL_URL:-console:}"
        exec "$VENV/bin/python" manage.py "$@"
    )
}

exec_manage() { run_manage "$@"; exit $?; }

timers() { (cd /etc/systemd/system && ls gugus-tugas-*.timer 2>/dev/null) || true; }

stop_services() {
    systemd_runs || return 0
    # shellcheck disable=SC2046 (unit names have no blanks)
    systemctl stop $(timers) gugus-tugas.socket gugus-tugas.service 'gugus-tugas@*.service' 'gugus-tugas-urus@*.service'
}

start_services() {
    systemd_runs || return 0
    # shellcheck disable=SC2046
    systemctl start gugus-tugas.socket gugus-tugas.service $(timers)
}

# as_postgres DATABASE [psql arguments]: as the administrator of the server; statements come by standard input.
as_postgres() {
    local database=$1
    shift
    (cd / && setpriv --reuid=postgres --regid=postgres --init-groups psql -qAt -v ON_ERROR_STOP=1 -p "$(pg_port)" -d "$database" "$@")
}

pg_port() { pg_lsclusters -h | awk '{port = $3} END {print port}'; }

# give_rights: what the site's own account may do; deploy/hak.sql says it.
give_rights() { as_postgres "$DATABASE" <"$ROOT_DIR/kini/deploy/hak.sql" >/dev/null 2>&1 || stop "Hak akun situs di basis data tidak dapat diatur."; }
