# What the scripts here share: words for people, where things are kept, and the environment that a wasm build needs.
# Sourced, never run. Keeps to what macOS's bash 3.2 knows.
# shellcheck shell=bash

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Everything that is fetched or built once, keyed by version, shared by all checkouts of this user.
CACHE=${METTLE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mettle}
cd "$ROOT"

TRUNK_VERSION=0.21.14

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    BOLD=$'\033[1m' DIM=$'\033[2m' RED=$'\033[31m' GREEN=$'\033[32m' PLAIN=$'\033[0m'
else
    BOLD='' DIM='' RED='' GREEN='' PLAIN=''
fi

say() { printf '%s\n' "$*"; }

# ready WHAT: a step had nothing to do, or is done.
ready() { printf '  %sok%s  %s\n' "$GREEN" "$PLAIN" "$*"; }

# doing WHAT HOW_LONG: a step begins that takes a while.
doing() { printf '  ..  %s %s(%s)%s\n' "$1" "$DIM" "$2" "$PLAIN"; }

# fail CAUSE [WHAT TO DO]...: ends the script.
fail() {
    printf '\n%sStopped:%s %s\n' "$RED$BOLD" "$PLAIN" "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# duration SECONDS: as a person would say it.
duration() {
    if [ "$1" -lt 60 ]; then printf '%s s' "$1"; else printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); fi
}

# at_length NAME COMMAND...: runs a long command with its output in a log. Every 20 s it says where the command stands;
# on failure it shows the log's end. Returns the command's status.
at_length() {
    local name=$1 log began=$SECONDS pid status=0 beat=0
    shift
    mkdir -p "$CACHE/log"
    log=$CACHE/log/$name.log
    # In a group of its own, so that Ctrl-C ends all of it: a child left behind would go on writing to the cache.
    set -m
    "$@" >"$log" 2>&1 </dev/null &
    pid=$!
    set +m
    # shellcheck disable=SC2064 # the group of now is meant
    trap "kill -- -$pid 2>/dev/null; exit 130" INT TERM
    while kill -0 "$pid" 2>/dev/null; do
        sleep 1
        beat=$((beat + 1))
        if [ $((beat % 20)) -eq 0 ]; then
            printf '      %s%s: %s%s\n' "$DIM" "$(duration $((SECONDS - began)))" \
                "$(tail -n 1 "$log" | tr '\r' '\n' | tail -n 1 | cut -c 1-90)" "$PLAIN"
        fi
    done
    wait "$pid" || status=$?
    trap - INT TERM
    if [ "$status" -ne 0 ]; then
        printf '\n%sThe end of %s:%s\n' "$DIM" "$log" "$PLAIN" >&2
        tail -n 25 "$log" | sed 's/^/    /' >&2
    fi
    return "$status"
}

# fresh_folder: a temporary folder within the cache, so that moving from it into place is one rename.
fresh_folder() {
    mkdir -p "$CACHE/tmp"
    mktemp -d "$CACHE/tmp/part.XXXXXX"
}

# at_least VERSION WANTED: whether a dotted version is as new as wanted.
at_least() {
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$2" ]
}

# wasm_bindgen_version: the version that Cargo.toml pins; the command must equal it.
wasm_bindgen_version() {
    sed -n 's/^wasm-bindgen *=.*"=\([0-9.]*\)".*/\1/p' Cargo.toml | head -n 1
}

# pyodide_version: the version that web/package.json pins.
pyodide_version() {
    sed -n 's/.*"pyodide": *"\([0-9.]*\)".*/\1/p' web/package.json | head -n 1
}

# cargo_registry: where cargo unpacks the sources of dependencies.
cargo_registry() { printf '%s/registry/src' "${CARGO_HOME:-$HOME/.cargo}"; }

trunk_folder() { printf '%s/trunk-%s' "$CACHE" "$TRUNK_VERSION"; }
wasm_bindgen_folder() { printf '%s/wasm-bindgen-%s' "$CACHE" "$(wasm_bindgen_version)"; }
wheels_folder() { printf '%s/pyodide-%s' "$CACHE" "$(pyodide_version)"; }

# lay_pyodide: the interpreter and its packages to where the pages, the verifier and the tests look for them.
lay_pyodide() { node web/wheels.mjs lay "$(wheels_folder)" target/site/pyodide; }

# shellcheck source=script/setup.d/apt.sh
. "$ROOT/script/setup.d/apt.sh"
# shellcheck source=script/setup.d/wasm_rust.sh
. "$ROOT/script/setup.d/wasm_rust.sh"
# shellcheck source=script/setup.d/wasm_c.sh
. "$ROOT/script/setup.d/wasm_c.sh"

# enter_wasm_build: exports what a build for wasm32 needs. Native builds below it call leave_wasm_build.
enter_wasm_build() {
    local clang rust
    export METTLE_NATIVE_PATH=$PATH
    clang=$(wasm_clang) || fail "no C compiler for wasm32 was found" "Run script/setup."
    rust=$(wasm_rust_bin) || fail "Rust cannot build for wasm32 yet" "Run script/setup."
    export CC_wasm32_unknown_unknown=$clang
    AR_wasm32_unknown_unknown=$(wasm_ar "$clang") || fail "no llvm-ar was found" "Run script/setup."
    export AR_wasm32_unknown_unknown
    PATH=$(trunk_folder)/bin:$(wasm_bindgen_folder)/bin:$ROOT/web/node_modules/.bin:$PATH
    if [ -n "$rust" ]; then PATH=$rust:$PATH; fi
    # Parts of SQLite that no query of an interview asks for: a fifth of what the judge's visitors download of it.
    export SQLITE_WASM_RS_FLAGS="-USQLITE_ENABLE_FTS5 -USQLITE_ENABLE_RTREE -USQLITE_ENABLE_SESSION \
-USQLITE_ENABLE_PREUPDATE_HOOK -USQLITE_ENABLE_DBPAGE_VTAB -USQLITE_ENABLE_DBSTAT_VTAB -USQLITE_ENABLE_BYTECODE_VTAB \
-USQLITE_ENABLE_STMTVTAB -USQLITE_ENABLE_UNLOCK_NOTIFY -USQLITE_ENABLE_OFFSET_SQL_FUNC -USQLITE_ENABLE_UNKNOWN_SQL_FUNCTION"
    # Panic messages name source files: this keeps the builder's own folders out of what visitors download. The cfg makes
    # Leptos forget each component's exact type, which spares code for every place that it is used in.
    CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=$(cargo_registry)="$'\x1f'"--remap-path-prefix=$ROOT="$'\x1f'"--cfg=erase_components"
    export CARGO_ENCODED_RUSTFLAGS
}

# leave_wasm_build: back to the native toolchain, so that both keep their own build results.
leave_wasm_build() {
    PATH=${METTLE_NATIVE_PATH:-$PATH}
    unset CARGO_ENCODED_RUSTFLAGS
}
