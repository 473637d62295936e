#!/usr/bin/env bash
# Installs Roundtable on Debian 12 from this folder, where `make build` was run. Says what it does; run again, it renews
# the program and what belongs to it and changes nothing else. It starts, restarts and enables nothing.
#
#   deploy/install.sh [--program FILE] [--root FOLDER]
#
# --program FILE   the program; without it .build/release/roundtable
# --root FOLDER    put everything below FOLDER, as for a package or a look beforehand: no packages, no user, no owners
#
#   /opt/roundtable                       program, Resources, seeds, backup.sh
#   /etc/roundtable/roundtable.env        settings; never overwritten
#   /usr/local/lib/systemd/system         units; change them with `systemctl edit`
#   /var/lib/roundtable                   the database
#   /var/backups/roundtable               backups
#
# Exit status: 0 done; 2 wrong usage; 3 something is missing, and a sentence says what.
set -euo pipefail
umask 022
here=$PWD
cd "$(dirname "$0")/.."

packages=(libuv1 libsqlite3-0 libsodium23 libexpat1 libcurl4 libqrencode4 ca-certificates zlib1g libstdc++6 tzdata)
user=roundtable
units=(roundtable.service roundtable-backup.service roundtable-backup.timer)

say() { echo "install: $1"; }

fail() {
    echo "install: $2" >&2
    exit "$1"
}

need_debian() {
    local id='' version=''
    [[ -r /etc/os-release ]] && id=$(. /etc/os-release && echo "${ID:-}") &&
        version=$(. /etc/os-release && echo "${VERSION_ID:-}")
    [[ "$id" == debian && "$version" == 12 ]] || fail 3 "this script knows Debian 12 only; docs/operations.md says what it would do."
    [[ $EUID -eq 0 ]] || fail 3 "run this as root."
}

install_packages() {
    local missing=() package
    for package in "${packages[@]}"; do
        [[ "$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null)" == installed ]] ||
            missing+=("$package")
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0
    say "installing from Debian: ${missing[*]}"
    apt-get update -qq || fail 3 "apt-get update failed (see above)."
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" ||
        fail 3 "apt-get could not install ${missing[*]} (see above)."
}

make_user() {
    ! getent passwd "$user" >/dev/null || return 0
    say "making the user $user"
    useradd --system --user-group --home-dir /var/lib/roundtable --no-create-home --shell /usr/sbin/nologin "$user"
}

# make_folder PATH MODE OWNER: one that is there keeps what an administrator has set.
make_folder() {
    [[ ! -d "$root$1" ]] || return 0
    say "making $1"
    install --directory --mode "$2" "$root$1"
    [[ -n "$root" ]] || chown "$3" "$1"
}

# put FILE PATH MODE: the new file takes the old one's place in one step, so a program that runs is not disturbed.
put() {
    ! cmp --silent "$1" "$root$2" || return 0
    [[ -e "$root$2" ]] && say "renewing $2" || say "installing $2"
    install --mode "$3" "$1" "$root$2.new"
    mv --force "$root$2.new" "$root$2"
    renewed+=("$2")
}

# put_folder NAME: all of it anew when anything differs, so that a file which is no longer shipped goes.
put_folder() {
    local place=$root/opt/roundtable/$1
    ! diff --recursive --brief "$1" "$place" >/dev/null 2>&1 || return 0
    [[ -d "$place" ]] && say "renewing /opt/roundtable/$1" || say "installing /opt/roundtable/$1"
    rm -rf "$place.new" "$place.old"
    cp --recursive --no-preserve=all "$1" "$place.new"
    [[ ! -d "$place" ]] || mv "$place" "$place.old"
    mv "$place.new" "$place"
    rm -rf "$place.old"
    renewed+=("/opt/roundtable/$1")
}

put_settings() {
    local settings=/etc/roundtable/roundtable.env
    [[ ! -e "$root$settings" ]] || return 0
    say "installing $settings"
    install --mode 0640 deploy/roundtable.env "$root$settings"
    [[ -n "$root" ]] || chown "root:$user" "$settings"
}

reload_units() {
    local path
    # Without systemd at work, as in a container, there is nothing to tell.
    [[ -z "$root" && -d /run/systemd/system ]] || return 0
    for path in "${renewed[@]}"; do
        [[ "$path" != */systemd/* ]] || { say "systemctl daemon-reload" && systemctl daemon-reload && return 0; }
    done
}

say_what_is_left() {
    [[ -z "$root" ]] || { say "everything is below $root" && return 0; }
    if [[ -d /run/systemd/system ]] && systemctl --quiet is-active roundtable; then
        [[ ${#renewed[@]} -eq 0 ]] || say "the server still runs as before; when you are ready: systemctl restart roundtable"
        return 0
    fi
    cat <<END
install: what is left to you (docs/operations.md):
  editor /etc/roundtable/roundtable.env          ROUNDTABLE_BASE_URL above all
  runuser -u $user -- /opt/roundtable/roundtable migrate --database /var/lib/roundtable/roundtable.sqlite
  runuser -u $user -- /opt/roundtable/roundtable administrator add you@example.org --database /var/lib/roundtable/roundtable.sqlite
  systemctl enable --now roundtable roundtable-backup.timer
  a proxy with TLS in front: deploy/Caddyfile or deploy/nginx.conf
END
}

program=.build/release/roundtable
root=
renewed=()
while [[ $# -gt 0 ]]; do
    [[ $# -ge 2 && -n "$2" ]] || fail 2 "$1 needs a value, or is no option of this script."
    case "$1" in
    --program) program=$(cd "$here" && realpath --canonicalize-missing "$2") ;;
    --root) root=$(cd "$here" && realpath --canonicalize-missing "$2") ;;
    *) fail 2 "no such option: $1 (--program, --root)." ;;
    esac
    shift 2
done
[[ "$root" != / ]] || root=
[[ -x "$program" ]] || fail 3 "there is no program at $program: run \`make build\` first, or say --program FILE."

if [[ -z "$root" ]]; then
    need_debian
    install_packages
    make_user
fi
"$program" --version >/dev/null || fail 3 "$program does not run here (see above)."

make_folder /opt/roundtable 0755 root:root
make_folder /etc/roundtable 0755 root:root
make_folder /usr/local/lib/systemd/system 0755 root:root
make_folder /var/lib/roundtable 0700 "$user:$user"
make_folder /var/backups/roundtable 0700 "$user:$user"
put_folder Resources
put_folder seeds
put deploy/backup.sh /opt/roundtable/backup.sh 0755
put_settings
for unit in "${units[@]}"; do put "deploy/$unit" "/usr/local/lib/systemd/system/$unit" 0644; done
# Last: a new program never meets old resources.
put "$program" /opt/roundtable/roundtable 0755
[[ ${#renewed[@]} -gt 0 ]] || say "everything is as it should be"
reload_units
say_what_is_left
