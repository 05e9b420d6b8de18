# Rust for this machine: cargo, rustfmt, clippy. Sourced by setup.
# shellcheck shell=bash

setup_rust() {
    local wanted found
    { have cargo && have rustc; } ||
        fail "Rust is not installed, or its folder is not on PATH." \
            "Install it from https://rustup.rs, open a new terminal, and run this again."
    wanted=$(sed -n 's/^rust-version *= *"\([0-9.]*\)".*/\1/p' Cargo.toml | head -n 1)
    found=$(rustc --version | sed -n 's/^rustc \([0-9.]*\).*/\1/p')
    at_least "$found" "$wanted" ||
        fail "Rust $found is installed; Mettle needs $wanted or newer." "Run: rustup update stable"
    if ! { cargo fmt --version && cargo clippy --version; } >/dev/null 2>&1; then
        have rustup || fail "rustfmt or clippy is missing." "Install them the way that cargo was installed."
        doing "Rust: adding rustfmt and clippy" "under a minute"
        at_length rustup-components rustup component add rustfmt clippy ||
            fail "rustup could not add rustfmt and clippy." "Try: rustup component add rustfmt clippy"
    fi
    ready "Rust $found, rustfmt, clippy"
}
