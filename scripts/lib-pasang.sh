# The steps of scripts/pasang. Each looks first, changes only what differs, and counts what it changed in CHANGES.

changed() { CHANGES=$((CHANGES + 1)); say "$*"; }

# put FILE MODE [OWNER]: the file holds what comes by standard input; IS_FRESH says whether it had to be written.
put() {
    local file=$1 mode=$2 owner=${3:-root:root} fresh
    IS_FRESH=0
    fresh=$(mktemp)
    cat >"$fresh"
    if cmp -s "$fresh" "$file" && [ "$(stat -c '%a %U:%G' "$file")" = "$((10#$mode)) $owner" ]; then
        rm -f "$fresh"
        return 0
    fi
    install -D -m "$mode" -o "${owner%:*}" -g "${owner#*:}" "$fresh" "$file"
    rm -f "$fresh"
    IS_FRESH=1
    changed "Menulis $file"
}

folder() { # folder PATH MODE OWNER
    [ "$(stat -c '%a %U:%G' "$1" 2>/dev/null)" = "$2 $3" ] && return
    install -d -m "$2" -o "${3%:*}" -g "${3#*:}" "$1"
    changed "Menyiapkan folder $1"
}

secret() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }

put_packages() {
    local before
    before=$(dpkg-query -W 2>/dev/null | sha256sum)
    need_packages ca-certificates curl libharfbuzz-subset0 libpangoft2-1.0-0 nginx openssl postgresql python3 python3-venv rsync tzdata
    [ "$before" = "$(dpkg-query -W | sha256sum)" ] || changed "Paket Debian terpasang"
}

put_account() {
    getent passwd "$ACCOUNT" >/dev/null && return
    adduser --system --group --quiet --home "$VAR_DIR" --no-create-home --shell /usr/sbin/nologin "$ACCOUNT"
    changed "Membuat akun sistem $ACCOUNT"
}

put_folders() {
    folder "$ROOT_DIR" 755 root:root
    folder "$ROOT_DIR/rilis" 755 root:root
    folder "$ROOT_DIR/pustaka" 755 root:root  # libraries, one folder per locked list: releases with the same list share it
    folder "$ETC_DIR" 700 root:root
    folder "$VAR_DIR" 700 "$ACCOUNT:$ACCOUNT"
    local name
    for name in berkas cadangan catatan; do folder "$VAR_DIR/$name" 700 "$ACCOUNT:$ACCOUNT"; done
}

put_database() {
    [ -n "$(pg_port)" ] || stop "Tidak ada gugus PostgreSQL; jalankan 'pg_createcluster 15 main', lalu ulangi."
    if ! as_postgres postgres -c 'SELECT 1' >/dev/null 2>&1; then
        if systemd_runs; then systemctl start postgresql; else service postgresql start >/dev/null; fi
        changed "Menyalakan PostgreSQL"
    fi
    local tries
    for tries in 1 2 3 4 5 6 7 8 9 10; do
        as_postgres postgres -c 'SELECT 1' >/dev/null 2>&1 && break
        [ "$tries" != 10 ] || stop "PostgreSQL tidak menjawab; periksa 'pg_lsclusters' dan log di /var/log/postgresql."
        sleep 1
    done
    if [ "$(as_postgres postgres -c "SELECT count(*) FROM pg_roles WHERE rolname IN ('$DB_SITE', '$DB_OWNER') AND rolcanlogin")" != 2 ]; then
        as_postgres postgres <<SQL
DO \$\$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '$DB_SITE') THEN CREATE ROLE $DB_SITE LOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '$DB_OWNER') THEN CREATE ROLE $DB_OWNER LOGIN CREATEDB; END IF;
END \$\$;
SQL
        changed "Membuat akun basis data"
    fi
    if [ -z "$(as_postgres postgres -c "SELECT 1 FROM pg_database WHERE datname = '$DATABASE'")" ]; then
        as_postgres postgres -c "CREATE DATABASE $DATABASE OWNER $DB_OWNER TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
        changed "Membuat basis data $DATABASE"
    fi
}

# database_url ROLE: gives the role a new password and prints the address; the password is on no command line and in no log.
database_url() {
    local password
    password=$(secret)
    printf "ALTER ROLE %s PASSWORD '%s';\n" "$1" "$password" | as_postgres postgres >&2
    printf 'postgres://%s:%s@127.0.0.1:%s/%s' "$1" "$password" "$(pg_port)" "$DATABASE"
}

put_environment() {
    if [ ! -s "$ETC_DIR/situs.env" ]; then
        put "$ETC_DIR/situs.env" 600 <<ENV
# Setelan situs. Sesudah mengubah: systemctl restart gugus-tugas. Salin KUNCI_DATA ke tempat aman di luar server.
DATABASE_URL=$(database_url "$DB_SITE")
SECRET_KEY=$(secret)$(secret)
KUNCI_DATA=1:$(openssl rand -base64 32),indeks:$(openssl rand -base64 32),jejak:$(openssl rand -base64 32)
DEBUG=0
SITUS_URL=$SITE
ALLOWED_HOSTS=$HOST
CSRF_TRUSTED_ORIGINS=$SITE
EMAIL_URL=${MAIL:-smtp://127.0.0.1:25/}
WAJIB_DUA_FAKTOR=1
BERKAS_DIR=$VAR_DIR/berkas
CADANGAN_DIR=$VAR_DIR/cadangan
CATATAN_DIR=$VAR_DIR/catatan
ENV
    fi
    if [ ! -s "$ETC_DIR/urus.env" ]; then
        put "$ETC_DIR/urus.env" 600 <<ENV
# Hanya bagi pencadangan, pemulihan, dan migrasi. Salin KUNCI_CADANGAN ke tempat aman di luar server.
DATABASE_URL=$(database_url "$DB_OWNER")
KUNCI_CADANGAN=$(openssl rand -base64 32)
# Berapa cadangan harian, mingguan, bulanan yang disimpan.
CADANGAN_SIMPAN=14,8,12
# Salinan di luar server: rsync:pengguna@host:/folder/ atau rclone:remote:folder. Kosong: tidak ada.
CADANGAN_LUAR=
ENV
    fi
}

sources() { find . \( -name .git -o -name .venv -o -path ./data -o -name __pycache__ -o -name '.*_cache' \) -prune -o -type f -print0 | LC_ALL=C sort -z; }

# release_id: the mark of a release, or a fingerprint of what lies here.
release_id() {
    if [ -f .rilis ]; then cat .rilis; else sources | xargs -0 sha256sum | sha256sum | cut -c1-12; fi
}

put_release() {
    [ -f "$1/.rilis" ] && return
    changed "Menyiapkan rilis $(basename "$1") (pustaka Python dan berkas statis; beberapa menit)"
    rm -rf "$1"
    mkdir -p "$1"
    sources | tar --no-recursion --owner=0 --group=0 --null --files-from=- -cf - | tar -C "$1" -xf -
    chmod -R u=rwX,go=rX "$1"
    local libraries
    libraries="$ROOT_DIR/pustaka/$(sha256sum <requirements.txt | cut -c1-12)/.venv"
    mkdir -p "$(dirname "$libraries")"
    (cd "$1" && VENV="$libraries" && need_venv)
    ln -s "$libraries" "$1/.venv"
    (
        load_environment "$ETC_DIR/situs.env"
        cd "$1"
        .venv/bin/python manage.py collectstatic --noinput --verbosity 0
        .venv/bin/python -m compileall -q -x '/[.]venv/' . >/dev/null
    ) || stop "Berkas statis tidak dapat disiapkan."
    chmod -R go=rX "$1"
    basename "$1" >"$1/.rilis"
}

put_schema() { # put_schema RELEASE
    if ! manage_in "$1" migrate --check >/dev/null 2>&1; then
        changed "Menyesuaikan skema basis data dan memuat data wilayah"
        manage_in "$1" migrate --verbosity 0 || return 1
        load_reference "$1"
    fi
}

load_reference() {
    manage_in "$1" muat_wilayah --verbosity 0 && manage_in "$1" muat_acuan_hukum --verbosity 0
}

point_to() {
    [ "$(readlink "$ROOT_DIR/kini" 2>/dev/null)" != "$1" ] || return 0
    ln -sfn "$1" "$ROOT_DIR/kini"
    ln -sfn "$ROOT_DIR/kini/scripts/kelola" /usr/local/sbin/gugus-tugas
    changed "Memakai rilis $(basename "$1")"
}

put_units() {
    local unit fresh=0
    for unit in "$ROOT_DIR"/kini/deploy/systemd/*; do
        put "/etc/systemd/system/$(basename "$unit")" 644 <"$unit"
        fresh=$((fresh + IS_FRESH))
    done
    [ $fresh = 0 ] || ! systemd_runs || systemctl daemon-reload
}

put_tls() {
    folder "$ETC_DIR/tls" 700 root:root
    if [ -n "$CERTIFICATE" ]; then
        openssl x509 -noout -in "$CERTIFICATE" 2>/dev/null || stop "$CERTIFICATE bukan sertifikat PEM."
        openssl pkey -noout -in "$CERTIFICATE_KEY" 2>/dev/null || stop "$CERTIFICATE_KEY bukan kunci PEM."
        put "$ETC_DIR/tls/sertifikat.pem" 644 <"$CERTIFICATE"
        RELOAD_NGINX=$((RELOAD_NGINX + IS_FRESH))
        put "$ETC_DIR/tls/kunci.pem" 600 <"$CERTIFICATE_KEY"
        RELOAD_NGINX=$((RELOAD_NGINX + IS_FRESH))
    elif [ ! -e "$ETC_DIR/tls/sertifikat.pem" ]; then
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 825 -subj "/CN=$HOST" \
            -addext "subjectAltName=DNS:$HOST" -keyout "$ETC_DIR/tls/kunci.pem" -out "$ETC_DIR/tls/sertifikat.pem" 2>/dev/null
        chmod 600 "$ETC_DIR/tls/kunci.pem"
        changed "Membuat sertifikat sementara (peramban akan memperingatkan; lihat docs/operasi.md untuk sertifikat yang diakui)"
    fi
}

put_nginx() {
    put /etc/nginx/sites-available/gugus-tugas 644 < <(sed "s/@NAMA@/$HOST/g" "$ROOT_DIR/kini/deploy/nginx.conf")
    RELOAD_NGINX=$((RELOAD_NGINX + IS_FRESH))
    if [ ! -e /etc/nginx/sites-enabled/gugus-tugas ]; then
        ln -s ../sites-available/gugus-tugas /etc/nginx/sites-enabled/gugus-tugas
        rm -f /etc/nginx/sites-enabled/default
        RELOAD_NGINX=1
        changed "Mengaktifkan situs di nginx"
    fi
    nginx -tq 2>/dev/null || { nginx -t; stop "Setelan nginx tidak sah."; }
}

# put_running: everything starts now and with the machine.
put_running() {
    if ! systemd_runs; then
        say "systemd tidak berjalan di sini: unit dipasang, tetapi harus dinyalakan oleh systemd."
        return
    fi
    local unit
    for unit in postgresql.service nginx.service gugus-tugas.socket gugus-tugas.service $(timers); do
        systemctl -q is-enabled "$unit" && systemctl -q is-active "$unit" && continue
        systemctl -q enable --now "$unit" || stop "$unit tidak dapat dinyalakan; lihat 'journalctl -u $unit'."
        changed "Menyalakan $unit"
    done
    [ "$RELOAD_NGINX" = 0 ] || systemctl reload nginx
}

put_mark() {
    [ -e "$VAR_DIR/catatan/terpasang" ] && return
    install -m 600 -o "$ACCOUNT" -g "$ACCOUNT" /dev/null "$VAR_DIR/catatan/terpasang"
}

# check_site: does it answer by TLS, and are database, schema and key in order? Late timers are no fault of a release.
check_site() {
    systemd_runs || return 0
    local answer end=$((SECONDS + 60)) # a release that is unwell keeps people out no longer than this
    while [ $SECONDS -lt $end ]; do
        answer=$(curl --silent --insecure --max-time 10 --resolve "$HOST:443:127.0.0.1" "$SITE/sehat/" || true)
        case "$answer" in *'"basis_data": "baik", "migrasi": "baik", "kunci": "baik"'*) return 0 ;; esac
        sleep 1
    done
    return 1
}

# upgrade FORMER NEW: with a backup in hand; whatever fails, the former release and its database serve again.
upgrade() {
    local former=$1 new=$2
    say "Mengganti rilis $(basename "$former") dengan $(basename "$new")"
    stop_services
    say "Membuat cadangan"
    manage_in "$former" cadangkan >/dev/null || [ $? = 10 ] || { start_services; stop "Cadangan gagal, jadi rilis tidak diganti. Jalankan scripts/cadangkan."; }
    if ! put_schema "$new"; then back_to "$former" "migrasi gagal"; fi
    load_reference "$new" || back_to "$former" "data acuan tidak dapat dimuat"
    point_to "$new"
    give_rights
    put_units
    put_tls
    put_nginx
    start_services
    put_running
    check_site || back_to "$former" "situs tidak sehat sesudah diganti"
    remove_old_releases
}

# back_to FORMER REASON: code, units and database as they were.
back_to() {
    say "Kembali ke rilis $(basename "$1"): $2"
    stop_services
    point_to "$1"
    put_units
    manage_in "$1" pulihkan terakhir --timpa || stop "Basis data tidak dapat dipulihkan sendiri; ikuti 'Hari buruk' di docs/operasi.md."
    give_rights
    start_services
    check_site || stop "Rilis lama pun tidak sehat; ikuti 'Hari buruk' di docs/operasi.md."
    stop "Rilis baru tidak dipakai ($2). Rilis lama melayani lagi dengan data sebelum penggantian."
}

# remove_old_releases: the newest three stay, and the libraries that one of them uses.
remove_old_releases() {
    local old
    for old in $(ls -t "$ROOT_DIR/rilis" | tail -n +4); do rm -rf "${ROOT_DIR:?}/rilis/$old"; done
    for old in "$ROOT_DIR"/pustaka/*; do
        readlink "$ROOT_DIR"/rilis/*/.venv | grep -qx "$old/.venv" || rm -rf "$old"
    done
}

first_words() {
    cat <<WORDS

Tiga hal sebelum dipakai:
1. Salin KUNCI_DATA dan KUNCI_CADANGAN ke luar server, di dua tempat: tanpa keduanya cadangan tidak berguna.
     grep KUNCI_ $ETC_DIR/situs.env $ETC_DIR/urus.env
2. Buat akun pertama:
     gugus-tugas buat_akun NAMA --nama "Nama Lengkap" --peran pengelola
3. Atur surel (EMAIL_URL di $ETC_DIR/situs.env), salinan cadangan di luar server (CADANGAN_LUAR di $ETC_DIR/urus.env), lalu:
     systemctl restart gugus-tugas && gugus-tugas periksa
WORDS
}
