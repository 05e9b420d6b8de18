# trunk, which builds the site, and wasm-bindgen, which it calls. Sourced by setup.
# shellcheck shell=bash

# says_version VERSION COMMAND: whether the command exists in that version.
says_version() {
    [ "$("$2" --version 2>/dev/null | sed -n 's/^[^ ]* \([0-9.]*\).*/\1/p')" = "$1" ]
}

# install_tool NAME CRATE VERSION FOLDER HOW_LONG [FLAG]...: compiles a published tool. It runs for seconds, so
# it is built quickly rather than for speed. What was compiled stays until it is done: an interrupted run goes on there.
install_tool() {
    local name=$1 crate=$2 version=$3 folder=$4 how_long=$5 part
    shift 5
    if says_version "$version" "$folder/bin/$name"; then
        ready "$name $version"
        return
    fi
    part=$(fresh_folder)
    if says_version "$version" "$name"; then
        mkdir "$part/bin"
        ln -s "$(command -v "$name")" "$part/bin/$name"
    else
        doing "$name $version: compiling it" "$how_long"
        CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
            CARGO_TARGET_DIR="$CACHE/tmp/build-$crate" \
            at_length "$crate" cargo install --root "$part" --version "$version" "$@" "$crate" ||
            fail "$crate $version did not compile." "Try: cargo install --version $version $* $crate"
    fi
    mkdir -p "$CACHE"
    rm -rf "$folder"
    mv "$part" "$folder"
    rm -rf "$CACHE/tmp/build-$crate"
    ready "$name $version"
}

setup_trunk() {
    install_tool trunk trunk "$TRUNK_VERSION" "$(trunk_folder)" "4 to 8 min, once" --locked
}

# Not --locked: one version in its lock file is no longer offered.
setup_wasm_bindgen() {
    install_tool wasm-bindgen wasm-bindgen-cli "$(wasm_bindgen_version)" "$(wasm_bindgen_folder)" "2 to 3 min, once"
}
