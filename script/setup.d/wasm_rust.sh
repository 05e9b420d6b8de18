# Rust that builds for wasm32: the toolchain in use where it has the target or can get it, else Debian's with a
# standard library built from its own source. Sourced by lib.sh.
#
# METTLE_WASM_RUST=debian takes Debian's toolchain though the one in use would do; that is how this way is tried out.
# shellcheck shell=bash

WASM_TARGET=wasm32-unknown-unknown

# has_wasm_library RUSTC: whether it finds a core library for wasm32.
has_wasm_library() {
    local folder
    folder=$("$1" --print target-libdir --target "$WASM_TARGET" 2>/dev/null) || return 1
    ls "$folder"/libcore-*.rlib >/dev/null 2>&1
}

# own_rust_serves: whether the toolchain in use builds for wasm32 as it is.
own_rust_serves() {
    [ "${METTLE_WASM_RUST:-}" != debian ] && has_wasm_library rustc
}

# debian_rust_folder: where the toolchain for the installed rustc-web belongs; fails where that is not installed.
debian_rust_folder() {
    local version
    version=$(dpkg-query -W -f '${Version}' rustc-web 2>/dev/null) || return 1
    [ -n "$version" ] || return 1
    printf '%s/rust-debian-%s' "$CACHE" "$(printf '%s' "$version" | tr -c 'A-Za-z0-9.+-' '_')"
}

# wasm_rust_bin: prints the folder to put first on PATH for wasm builds, or nothing where PATH is right as it is.
wasm_rust_bin() {
    local folder
    if own_rust_serves; then return 0; fi
    folder=$(debian_rust_folder) && [ -d "$folder" ] && printf '%s/bin' "$folder"
}

setup_wasm_rust() {
    local bin
    if bin=$(wasm_rust_bin); then
        if [ -n "$bin" ]; then ready "Rust for wasm32 (Debian's toolchain)"; else ready "Rust for wasm32"; fi
        return
    fi
    if [ "${METTLE_WASM_RUST:-}" != debian ] && add_rustup_target; then
        ready "Rust for wasm32"
        return
    fi
    if ! can_apt; then
        fail "Rust cannot build for $WASM_TARGET on this machine, and its target could not be added." \
            "Try: rustup target add $WASM_TARGET" \
            "and see what it says. Without rustup, install it from https://rustup.rs first."
    fi
    make_debian_rust
    ready "Rust for wasm32 (Debian's toolchain)"
}

# add_rustup_target: the ordinary way. Where Debian's toolchain stands ready to take over, it is not waited for long.
add_rustup_target() {
    local limit=()
    have rustup || return 1
    if can_apt && have timeout; then limit=(timeout 120); fi
    doing "Rust for wasm32: adding rustup's target" "20 MB, under a minute"
    RUSTUP_MAX_RETRIES=0 at_length rustup-target ${limit[@]+"${limit[@]}"} rustup target add "$WASM_TARGET" || return 1
    own_rust_serves
}

# make_debian_rust: a toolchain folder in the cache. Debian ships rustc and the library's source, but no library for
# wasm32; what is built here stays out of the system's folders. The same
# source gives the same libraries, byte for byte, so older build results stay good.
make_debian_rust() {
    local llvm host part final
    doing "Rust for wasm32: installing Debian's toolchain, in place of a target from rustup" "100 MB, 1 to 2 min"
    apt_install rustc-web cargo-web rust-web-src libstd-rust-web-dev ||
        fail "apt could not install Debian's Rust (rustc-web)." \
            "Where rustup reaches its server, this is not needed: rustup target add $WASM_TARGET"
    llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
    host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
    if [ ! -x "/usr/bin/wasm-ld-$llvm" ]; then
        apt_install "lld-$llvm" || fail "apt could not install the linker lld-$llvm."
    fi

    final=$(debian_rust_folder)
    part=$(fresh_folder)
    mkdir -p "$part/bin" "$part/lib/rustlib/$host/bin" "$part/lib/rustlib/$WASM_TARGET/lib"
    cat >"$part/bin/rustc" <<'RUSTC'
#!/bin/sh
# Debian's compiler, with the libraries of this folder.
exec /usr/bin/rustc --sysroot "$(cd "$(dirname "$0")/.." && pwd)" "$@"
RUSTC
    chmod +x "$part/bin/rustc"
    ln -s /usr/bin/cargo "$part/bin/cargo"
    ln -s "/usr/lib/rustlib/$host/lib" "$part/lib/rustlib/$host/lib"
    ln -s "/usr/bin/wasm-ld-$llvm" "$part/lib/rustlib/$host/bin/rust-lld"

    doing "Rust for wasm32: building its standard library" "1 to 2 min"
    at_length rust-std build_debian_std "$part" || fail "The standard library did not build for $WASM_TARGET."
    rm -rf "$final"
    mv "$part" "$final"
}

# build_debian_std TOOLCHAIN: builds std as a dependency of an empty crate and takes the libraries. The bitcode is what
# link-time optimisation reads. The system's own rustc builds it, so that no path of the moment gets into it.
build_debian_std() {
    local toolchain=$1 work
    work=$(fresh_folder)
    mkdir "$work/src"
    : >"$work/src/lib.rs"
    printf '[package]\nname = "nothing"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$work/Cargo.toml"
    (
        cd "$work"
        unset CARGO_BUILD_TARGET RUSTC_WRAPPER
        CARGO_ENCODED_RUSTFLAGS="-Cembed-bitcode=yes"$'\x1f'"--remap-path-prefix=$(cargo_registry)=" \
            RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$work/target \
            /usr/bin/cargo build --release --target "$WASM_TARGET" -Z build-std=std,panic_abort
    ) || return 1
    rm -f "$work/target/$WASM_TARGET"/release/deps/libnothing-*
    cp "$work/target/$WASM_TARGET"/release/deps/*.rlib "$toolchain/lib/rustlib/$WASM_TARGET/lib/" || return 1
    rm -rf "$work"
}
