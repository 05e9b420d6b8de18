//! `cargo xtask`: see `--help`.

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use xtask::{content, serve};

/// What a developer and the scripts run.
#[derive(Parser)]
#[command(name = "xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Content(content::Args),
    Serve(serve::Args),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Content(args) => content::run(&args),
        Command::Serve(args) => serve::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
