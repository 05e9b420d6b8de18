//! Mutates the corpus's expressions and looks for panics, overflow, hangs and stack overflow.
//!
//! `cargo run -p pyexpr --example fuzz -- --seconds 60 [--seed N] [corpus file...]`
//!
//! A worker process evaluates on a small stack and leaves a note of the expression at hand, so that one that ends the
//! process is known, too. Each finding is printed once for each place in the code; the run fails where there is any.

mod mutate;

use std::collections::BTreeMap;
use std::io::{Read, Seek, SeekFrom, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use mutate::{Random, mutated};
use pyexpr::{Limits, Names, Object, parse};

/// Half of the stack that a thread of a browser has.
const STACK: usize = 1 << 19;

/// An expression that takes longer is a finding. The code is not optimised here.
const SLOW: Duration = Duration::from_secs(1);

/// An expression that takes longer is taken for one that never ends.
const STUCK: Duration = Duration::from_secs(20);

/// Peak memory in bytes; beyond it the limits were not kept.
const MEMORY: u64 = 1 << 30;

/// Where the panic under way happened.
static PLACE: Mutex<String> = Mutex::new(String::new());

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (mut seconds, mut seed, mut worker, mut files) = (60u64, 1u64, None, Vec::new());
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|text| text.parse().ok()).expect("a number after the option");
        match argument.as_str() {
            "--seconds" => seconds = number(),
            "--seed" => seed = number(),
            "--worker" => worker = arguments.next().map(PathBuf::from),
            file => files.push(PathBuf::from(file)),
        }
    }
    if files.is_empty() {
        files = corpus();
    }
    match worker {
        Some(note) => work(&files, seed, seconds, &note),
        None => supervise(&files, seed, seconds),
    }
}

fn corpus() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/cases");
    let entries = std::fs::read_dir(folder).expect("the corpus");
    entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect()
}

/// Starts workers until the time is over; one that ends early tells of a finding.
fn supervise(files: &[PathBuf], seed: u64, seconds: u64) -> ExitCode {
    let begun = Instant::now();
    let note = std::env::temp_dir().join(format!("pyexpr-fuzz-{}-{seed}", std::process::id()));
    let (mut round, mut found) = (0, 0);
    while begun.elapsed().as_secs() < seconds {
        let left = seconds - begun.elapsed().as_secs();
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        let number = seed.wrapping_mul(1_000_003).wrapping_add(round);
        command
            .args(["--seconds", &left.to_string(), "--seed", &number.to_string(), "--worker"])
            .arg(&note)
            .args(files);
        let status = command.status().expect("a worker");
        match status.code() {
            Some(0) => {}
            Some(findings @ 1..=99) => found += findings,
            _ => {
                found += 1;
                println!("the worker ended ({status}) on: {}", std::fs::read_to_string(&note).unwrap_or_default());
            }
        }
        round += 1;
    }
    let _ = std::fs::remove_file(&note);
    println!("{found} findings in {} s", begun.elapsed().as_secs());
    if found == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Evaluates mutated expressions for so long. The exit code is the number of findings.
fn work(files: &[PathBuf], seed: u64, seconds: u64, note: &Path) -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        if let Ok(mut last) = PLACE.lock() {
            *last = format!("{place}: {}", panic.payload_as_str().unwrap_or_default());
        }
    }));
    let (files, note) = (files.to_vec(), note.to_path_buf());
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || fuzz(&files, seed, seconds, &note));
    let found = thread.expect("a thread").join().unwrap_or(1);
    ExitCode::from(found.min(99) as u8)
}

fn fuzz(files: &[PathBuf], seed: u64, seconds: u64, note: &Path) -> usize {
    let (names, sources) = read(files);
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut findings: BTreeMap<String, String> = BTreeMap::new();
    let mut file =
        std::fs::File::options().create(true).truncate(false).write(true).read(true).open(note).expect("a note");
    let begun = Instant::now();
    let (watch, ticks) = std::sync::mpsc::channel::<()>();
    // Where an expression does not end, the process does, and leaves its note.
    std::thread::spawn(move || {
        let stuck = loop {
            match ticks.recv_timeout(STUCK) {
                Ok(()) => {}
                Err(error) => break error == RecvTimeoutError::Timeout,
            }
        };
        if stuck {
            std::process::exit(100);
        }
    });
    let mut count = 0usize;
    while begun.elapsed().as_secs() < seconds {
        let source = mutated(&sources, &mut random);
        let _ = file
            .seek(SeekFrom::Start(0))
            .and_then(|_| file.set_len(0))
            .and_then(|()| file.write_all(source.as_bytes()));
        let _ = watch.send(());
        if let Some(what) = trouble(&source, &names) {
            // One place in the code is one finding, however often it is met.
            if findings.insert(what.clone(), source.clone()).is_none() {
                println!("{what}\n    {source:?}");
            }
        }
        count += 1;
        if count.is_multiple_of(200_000) {
            println!("{count} expressions, {} findings, {} s", findings.len(), begun.elapsed().as_secs());
        }
    }
    println!("{count} expressions, {} findings under seed {seed}", findings.len());
    findings.len()
}

/// What is wrong with how an expression is evaluated.
fn trouble(source: &str, names: &Names) -> Option<String> {
    let begun = Instant::now();
    let limits = Limits { work: 2_000_000, memory: 32 << 20 };
    let run = || parse(source).and_then(|parsed| parsed.evaluate(names, limits)?.value.repr());
    if catch_unwind(AssertUnwindSafe(run)).is_err() {
        return Some(format!("panic at {}", PLACE.lock().map(|place| place.clone()).unwrap_or_default()));
    }
    let took = begun.elapsed();
    if took > SLOW {
        // Others may have had the processor: what counts is this thread's own time in a second run.
        let before = processor_time();
        let _ = catch_unwind(AssertUnwindSafe(run));
        let took = processor_time().saturating_sub(before);
        if took > SLOW {
            return Some(format!("slow: {took:?}, {}", source.chars().take(12).collect::<String>()));
        }
    }
    if took > Duration::from_millis(30) && peak_memory() > MEMORY {
        return Some("memory".into());
    }
    None
}

/// How long this thread has had a processor; 0 where the system does not tell.
fn processor_time() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(text.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0))
}

/// The most that this process has held, in bytes; 0 where the system does not tell.
fn peak_memory() -> u64 {
    let mut text = String::new();
    let _ = std::fs::File::open("/proc/self/status").and_then(|mut file| file.read_to_string(&mut text));
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) << 10
}

/// The bindings and expressions of corpus files. Of several bindings of a name the first stays.
fn read(files: &[PathBuf]) -> (Names, Vec<String>) {
    let mut names = Names::new();
    let mut sources = Vec::new();
    for file in files {
        for line in std::fs::read_to_string(file).unwrap_or_default().lines() {
            if let Some((name, value)) = line.strip_prefix("let ").and_then(|line| line.split_once(" = ")) {
                if names.get(name).is_none() {
                    let value = parse(value).and_then(|parsed| parsed.evaluate(&names, Limits::default()));
                    names.bind(name, value.map_or(Object::Int(3), |evaluation| evaluation.value));
                }
            } else if !line.is_empty() && !line.starts_with('#') {
                sources.push(line.to_owned());
            }
        }
    }
    (names, sources)
}
