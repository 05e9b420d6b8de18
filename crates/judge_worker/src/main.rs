//! The judge worker of the web app. Natively there is nothing to start: the verifier uses the library.

#[cfg(target_arch = "wasm32")]
fn main() {
    judge_worker::browser::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("judge_worker runs in a browser's worker; natively, use `cargo xtask verify` or `cargo xtask judge`.");
}
