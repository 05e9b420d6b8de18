//! `cargo xtask`: see `--help`.

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use xtask::{content, judge_file, serve, tidy, verify};

/// What a developer and the scripts run
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
    Tidy(tidy::Args),
    Verify(verify::Args),
    Judge(judge_file::Args),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Content(args) => content::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Tidy(args) => tidy::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Judge(args) => judge_file::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
