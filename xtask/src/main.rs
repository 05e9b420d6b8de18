//! `cargo xtask`: see `--help`.

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use xtask::{content, new_problem, notices, pages, serve, tidy};
#[cfg(feature = "judging")]
use xtask::{differential, eval, judge_file, mutate, shrinking, trials, verify};

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
    Pages(pages::Args),
    Notices(notices::Args),
    Serve(serve::Args),
    NewProblem(new_problem::Args),
    Tidy(tidy::Args),
    #[cfg(feature = "judging")]
    Verify(verify::Args),
    #[cfg(feature = "judging")]
    Judge(judge_file::Args),
    #[cfg(feature = "judging")]
    Shrinking(shrinking::Args),
    #[cfg(feature = "judging")]
    Trials(trials::Args),
    #[cfg(feature = "judging")]
    Mutate(mutate::Args),
    #[cfg(feature = "judging")]
    Eval(eval::Args),
    #[cfg(feature = "judging")]
    Differential(differential::Args),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Content(args) => content::run(&args),
        Command::Pages(args) => pages::run(&args),
        Command::Notices(args) => notices::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::NewProblem(args) => new_problem::run(&args),
        Command::Tidy(args) => tidy::run(&args),
        #[cfg(feature = "judging")]
        Command::Verify(args) => verify::run(&args),
        #[cfg(feature = "judging")]
        Command::Judge(args) => judge_file::run(&args),
        #[cfg(feature = "judging")]
        Command::Shrinking(args) => shrinking::run(&args),
        #[cfg(feature = "judging")]
        Command::Trials(args) => trials::run(&args),
        #[cfg(feature = "judging")]
        Command::Mutate(args) => mutate::run(&args),
        #[cfg(feature = "judging")]
        Command::Eval(args) => eval::run(&args),
        #[cfg(feature = "judging")]
        Command::Differential(args) => differential::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
