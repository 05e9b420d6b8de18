# A C compiler for wasm32: SQLite is written in C. Sourced by lib.sh.
# shellcheck shell=bash

# wasm_clangs: candidates, best first, one a line.
wasm_clangs() {
    local version
    printf '%s\n' ${CC_wasm32_unknown_unknown:+"$CC_wasm32_unknown_unknown"} clang
    for version in 25 24 23 22 21 20 19 18 17 16 15; do printf 'clang-%s\n' "$version"; done
    # Apple's clang knows no wasm32; Homebrew keeps its own out of PATH.
    printf '%s\n' /opt/homebrew/opt/llvm/bin/clang /usr/local/opt/llvm/bin/clang
}

# wasm_clang: prints the first compiler that makes wasm32 objects and has its archiver.
wasm_clang() {
    local clang
    while read -r clang; do
        if have "$clang" && wasm_ar "$clang" >/dev/null &&
            printf 'int one(void) { return 1; }' | "$clang" --target=wasm32-unknown-unknown -x c -c - -o /dev/null 2>/dev/null; then
            printf '%s' "$clang"
            return 0
        fi
    done <<CANDIDATES
$(wasm_clangs)
CANDIDATES
    return 1
}

# wasm_ar CLANG: prints the archiver that goes with a compiler.
wasm_ar() {
    local clang=$1 name folder candidate
    name=$(basename "$clang")
    folder=$(dirname "$(command -v "$clang")")
    for candidate in ${AR_wasm32_unknown_unknown:+"$AR_wasm32_unknown_unknown"} "$folder/llvm-ar${name#clang}" "$folder/llvm-ar"; do
        if have "$candidate"; then
            printf '%s' "$candidate"
            return 0
        fi
    done
    return 1
}

setup_wasm_c() {
    local clang version
    if clang=$(wasm_clang); then
        ready "C for wasm32 ($(basename "$clang"))"
        return
    fi
    if can_apt; then
        doing "C for wasm32: installing clang for SQLite" "150 MB, 1 to 2 min"
        if [ -z "$(newest_of clang)" ]; then at_length apt-update apt_get update || true; fi
        version=$(newest_of clang)
        version=${version#clang-}
        apt_install "clang-$version" "llvm-$version" || fail "apt could not install clang-$version and llvm-$version."
        clang=$(wasm_clang) || fail "The installed clang-$version does not build for wasm32."
        ready "C for wasm32 ($clang)"
        return
    fi
    if [ "$(uname -s)" = Darwin ]; then
        fail "No C compiler for wasm32 was found; Apple's own clang has none." "Run: brew install llvm"
    fi
    fail "No clang that builds for wasm32 was found, with its llvm-ar beside it." \
        "Install your system's clang and llvm packages, or name them by" \
        "CC_wasm32_unknown_unknown and AR_wasm32_unknown_unknown."
}
