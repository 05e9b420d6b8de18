//! Growth is told rightly on a machine that is busy with other things: time is simulated, so that a busy machine can be
//! had a thousand times over, and the same one again.

use judge::convert::FromValue as _;
use judge::engine::{Engine, Fault, Halt, JudgedCase, Loaded, Printed, Ran, Stage, Watcher};
use judge::growth::{GrowthFinding, measure};
use judge::manifest::{Comparison, Difficulty, Growth, Kind, Manifest};
use judge::prelude::*;
use judge::session::Task;
use judge::value::Value;
use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// What else the machine does.
#[derive(Clone, Copy)]
struct Burden {
    /// Bursts of other work last from this to that many milliseconds, and so do the pauses between them.
    burst_ms: (f64, f64),
    /// How many times longer a run takes in the midst of a burst.
    slower: f64,
    /// Steps of the engine's clock, in milliseconds.
    clock_ms: f64,
    /// How many times longer than usual all work takes, on a slow machine.
    pace: f64,
    /// How long it stands still once, soon after the beginning.
    still_ms: f64,
}

/// One machine, with a clock.
struct Machine {
    burden: Burden,
    random: Random,
    now_ms: f64,
    /// When the present burst or pause ends, and which it is.
    until_ms: f64,
    is_burst: bool,
    /// When it will stand still.
    still_at_ms: f64,
}

impl Machine {
    /// Lets so much work be done; how long it took.
    fn work(&mut self, work_ms: f64) -> f64 {
        let began = self.now_ms;
        let mut left = work_ms;
        while left > 0.0 {
            if self.now_ms >= self.still_at_ms {
                self.now_ms += self.burden.still_ms;
                self.still_at_ms = f64::INFINITY;
            }
            if self.now_ms >= self.until_ms {
                self.is_burst = !self.is_burst;
                let (least, most) = self.burden.burst_ms;
                self.until_ms = self.now_ms + self.random.float(least, most);
            }
            let pace = if self.is_burst { self.burden.slower } else { 1.0 };
            let next_ms = self.until_ms.min(self.still_at_ms);
            let done = left.min((next_ms - self.now_ms).max(0.0) / pace);
            self.now_ms += done * pace;
            left -= done;
        }
        self.now_ms - began
    }
}

/// Runs "answers" whose source is the name of their cost.
struct Simulated {
    machine: Rc<RefCell<Machine>>,
    cost: fn(f64) -> f64,
}

impl Engine for Simulated {
    async fn load(&mut self, source: &str) -> Result<Loaded, Halt> {
        self.cost = costs(source);
        self.machine.borrow_mut().work(1.0);
        Ok(Loaded::silently(Ok(())))
    }

    async fn run(&mut self, arguments: &Value, limit_ms: f64) -> Result<Ran, Halt> {
        let (size,) = <(i64,)>::from_value(arguments).map_err(|error| Halt::Broken(error.to_string()))?;
        let mut machine = self.machine.borrow_mut();
        // No two runs are alike, even on an idle machine.
        let jitter = 1.0 + 0.03 * machine.random.unit();
        let work_ms = machine.burden.pace * (self.cost)(size as f64) * jitter;
        let took = machine.work(work_ms);
        machine.work(0.2);
        let elapsed_ms = (took / machine.burden.clock_ms).round() * machine.burden.clock_ms;
        let outcome = if took > limit_ms { Err(Fault::TimeLimit(limit_ms)) } else { Ok(Value::None) };
        Ok(Ran { outcome, elapsed_ms, printed: Printed::default(), mutated: Vec::new() })
    }

    fn is_timed(&self) -> bool {
        true
    }
}

/// In milliseconds, for n elements; about those of Python.
fn costs(source: &str) -> fn(f64) -> f64 {
    match source {
        "n" => |n| n * 2e-4,
        "2n" => |n| n * 4e-4,
        "n log n" => |n| n * n.log2() * 2e-5,
        "n sqrt n" => |n| n.powf(1.5) * 2e-6,
        "n²" => |n| n * n * 4e-6,
        "a hidden n²" => |n| n * 2e-4 + n * n * 1e-8,
        other => panic!("nothing costs {other}"),
    }
}

struct Clock(Rc<RefCell<Machine>>);

impl Watcher for Clock {
    fn now_ms(&self) -> f64 {
        self.0.borrow().now_ms
    }

    fn progress(&mut self, _: Stage, _: usize, _: usize) {}

    fn counterexample(&mut self, _: &Manifest, _: &JudgedCase) {}
}

/// What is found of this answer beside an accepted one that goes like n, and how long it took in milliseconds.
fn found(answer: &str, burden: Burden, seed: u64) -> (GrowthFinding, f64) {
    let mut random = Random::new(seed, 7);
    let still_at_ms = random.float(0.0, 150.0);
    let machine = Machine { burden, random, now_ms: 0.0, until_ms: 0.0, is_burst: seed.is_multiple_of(2), still_at_ms };
    let machine = Rc::new(RefCell::new(machine));
    let checker: Checker =
        Checker::new(|n: i64| -> i64 { n }).example("", (1,)).growth(|_, size| (size as i64,)).into();
    let manifest = manifest();
    let task = Task { manifest: &manifest, checker: &checker, yardstick: Some("n"), time_scale: 1.0, own: &[] };
    let mut engine = Simulated { machine: machine.clone(), cost: costs("n") };
    let mut watcher = Clock(machine.clone());
    let finding = at_once(measure(task, answer, seed, &mut engine, &mut watcher)).expect("nothing halts");
    let took = machine.borrow().now_ms;
    (finding.expect("growth is asked for"), took)
}

fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => panic!("the engine waited"),
    }
}

fn manifest() -> Manifest {
    let growth = Growth { asked: "n".into(), first: 1000, doublings: 6, yardstick: String::new() };
    Manifest {
        title: String::new(),
        summary: String::new(),
        kind: Kind::Function,
        difficulty: Difficulty::Easy,
        minutes: 1,
        patterns: Vec::new(),
        roles: Vec::new(),
        asked_by: Vec::new(),
        prerequisites: Vec::new(),
        follow_ups: Vec::new(),
        packages: Vec::new(),
        signature: None,
        limits: Default::default(),
        comparison: Comparison::default(),
        growth: Some(growth),
        bound: None,
        options: Vec::new(),
        sampling: None,
        random_cases: 30,
    }
}

/// Nothing else runs.
const IDLE: Burden = Burden { burst_ms: (1e9, 1e9), slower: 1.0, clock_ms: 0.005, pace: 1.0, still_ms: 0.0 };

const BUSY: [Burden; 6] = [
    Burden { burst_ms: (5.0, 50.0), slower: 2.0, clock_ms: 0.005, pace: 1.0, still_ms: 0.0 },
    Burden { burst_ms: (50.0, 400.0), slower: 3.0, clock_ms: 1.0, pace: 1.0, still_ms: 0.0 },
    Burden { burst_ms: (1000.0, 5000.0), slower: 4.0, clock_ms: 0.1, pace: 1.0, still_ms: 0.0 },
    Burden { burst_ms: (50.0, 400.0), slower: 3.0, clock_ms: 1.0, pace: 15.0, still_ms: 0.0 },
    Burden { burst_ms: (300.0, 2000.0), slower: 2.5, clock_ms: 0.02, pace: 15.0, still_ms: 0.0 },
    Burden { burst_ms: (1000.0, 5000.0), slower: 4.0, clock_ms: 0.1, pace: 15.0, still_ms: 0.0 },
];

const SEEDS: u64 = 1000;

/// How many series told that the bound is met, that it is missed, and nothing.
fn tally(answer: &str, burden: Burden) -> [usize; 3] {
    let told: Vec<Option<bool>> = (0..SEEDS).map(|seed| found(answer, burden, seed).0.meets_bound).collect();
    [Some(true), Some(false), None].map(|verdict| told.iter().filter(|it| **it == verdict).count())
}

#[test]
fn an_idle_machine_tells_every_answer_rightly() {
    for pace in [1.0, 15.0] {
        let idle = Burden { pace, ..IDLE };
        for answer in ["n", "2n", "n log n"] {
            assert_eq!(tally(answer, idle), [SEEDS as usize, 0, 0], "{answer}, {pace} times slower");
        }
        for answer in ["n sqrt n", "n²", "a hidden n²"] {
            assert_eq!(tally(answer, idle), [0, SEEDS as usize, 0], "{answer}, {pace} times slower");
        }
    }
}

#[test]
fn a_busy_machine_refuses_no_answer_that_grows_as_asked() {
    for (at, burden) in BUSY.into_iter().enumerate() {
        for answer in ["n", "2n"] {
            let [met, missed, untold] = tally(answer, burden);
            assert_eq!(missed, 0, "{answer} on machine {at}");
            assert!(untold * 10 < met, "{answer} on machine {at}: {untold} untold, {met} met");
        }
    }
}

#[test]
fn a_busy_machine_still_tells_what_is_quadratic() {
    for (at, burden) in BUSY.into_iter().enumerate() {
        assert_eq!(tally("n²", burden), [0, SEEDS as usize, 0], "machine {at}");
    }
}

/// A laptop that is closed while growth is measured.
#[test]
fn a_machine_that_stands_still_once_refuses_nothing() {
    let asleep = Burden { still_ms: 60_000.0, ..IDLE };
    for answer in ["n", "2n"] {
        assert_eq!(tally(answer, asleep)[1], 0, "{answer}");
    }
}
