//! Python modules, run by CPython in Pyodide, wherever that lives.

use super::ran;
use crate::figures;
use judge::engine::{Engine, Fault, Halt, Loaded, Printed, Ran, Trouble};
use judge::manifest::{self, Generator, Manifest, Sampling, Signature};
use judge::value::{Value, wire};
use protocol::figures::Figures;
use protocol::python::{self, Draws, FromPython, Method, ToPython};
use protocol::recording::Recording;

/// A message back, and its payload.
pub type Reply = (FromPython, Vec<u8>);

/// A way to an interpreter.
#[allow(async_fn_in_trait, reason = "links are used on the thread that made them")]
pub trait PythonLink {
    /// Sends a message and waits for the answer, for at most `limit_ms` if it is finite.
    ///
    /// # Errors
    /// [`LinkError`]. After any of them the interpreter may be another one: nothing counts as loaded.
    async fn call(&mut self, message: &ToPython, payload: Vec<u8>, limit_ms: f64) -> Result<Reply, LinkError>;
}

/// Why no answer came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// Not within the limit. The call was interrupted, or its interpreter ended and another one is on its way.
    TimedOut,
    /// The person pressed stop.
    Stopped,
    /// The interpreter cannot be had.
    Broken(String),
}

/// Time for a module to run, in milliseconds: its imports and what it does at top level.
const LOAD_LIMIT_MS: f64 = 10_000.0;

/// Time on top of a call's limit for values to travel, in milliseconds. It only matters for answers that hang.
const TRAVEL_MS: f64 = 500.0;

/// Bounds of a recording: more steps than anyone goes through, and what a page takes in at once.
const TRACE_STEPS: u32 = 1000;
const TRACE_BYTES: u32 = 1_500_000;
const TRACE_MS: u32 = 2000;

/// Time on top for a step that is being read, and for the recording to be written, in milliseconds.
const TRACE_TRAVEL_MS: f64 = 3000.0;

/// Why there is no recording.
#[derive(Clone, Debug, PartialEq)]
pub enum Unrecorded {
    /// The call stayed in compiled code, where nothing is recorded, and was ended with its interpreter.
    Stuck,
    /// The interpreter itself went down.
    Failed(Fault),
    /// Judging cannot go on.
    Halted(Halt),
}

/// No call takes longer than this, in milliseconds, whatever its limit.
const LONGEST_CALL_MS: f64 = 60_000.0;

/// Runs the asked function of a module.
pub struct PythonEngine<'a, L> {
    link: &'a mut L,
    packages: Vec<String>,
    name: String,
    parameters: u32,
    methods: Vec<Method>,
    draws: Option<Draws>,
    source: String,
    loaded: bool,
}

impl<'a, L: PythonLink> PythonEngine<'a, L> {
    /// An engine for the function or class of this signature, with the problem's packages at hand.
    pub fn new(link: &'a mut L, manifest: &Manifest, signature: &Signature) -> Self {
        let method = |method: &manifest::Method| Method {
            name: method.name.clone(),
            parameters: method.parameters.len() as u32,
        };
        let draws = |sampling: &Sampling| Draws {
            count: sampling.draws,
            generator: match sampling.generator {
                Generator::Random => "random".into(),
                Generator::Numpy => "numpy".into(),
            },
        };
        PythonEngine {
            link,
            packages: manifest.packages.clone(),
            name: signature.name.clone(),
            parameters: signature.parameters.len() as u32,
            methods: signature.methods.iter().map(method).collect(),
            draws: manifest.sampling.as_ref().map(draws),
            source: String::new(),
            loaded: false,
        }
    }

    /// Forgets the answer, so that nothing of it outlives the judging.
    pub async fn unload(&mut self) {
        if self.loaded {
            self.loaded = false;
            let _ = self.link.call(&ToPython::Unload, Vec::new(), LOAD_LIMIT_MS).await;
        }
    }

    /// Runs the loaded answer on one input and records its steps.
    ///
    /// # Errors
    /// [`Unrecorded`] where it did not come back, or the judging cannot go on.
    pub async fn trace(&mut self, arguments: &Value) -> Result<Recording, Unrecorded> {
        let trace = ToPython::Trace { steps: TRACE_STEPS, bytes: TRACE_BYTES, ms: TRACE_MS };
        let deadline_ms = f64::from(TRACE_MS) + TRACE_TRAVEL_MS;
        match self.link.call(&trace, wire::write_arguments(arguments), deadline_ms).await {
            Ok((traced @ FromPython::Traced { .. }, payload)) => {
                self.loaded = !traced.ends_the_interpreter();
                serde_json::from_slice(&payload)
                    .map_err(|error| Unrecorded::Halted(Halt::Broken(format!("the recording cannot be read: {error}"))))
            }
            Ok((raised @ FromPython::Raised { .. }, _)) => {
                self.loaded = !raised.ends_the_interpreter();
                Err(fault(raised).map_or_else(Unrecorded::Halted, |(fault, _)| Unrecorded::Failed(fault)))
            }
            Ok((other, _)) => Err(Unrecorded::Halted(broken(other))),
            Err(LinkError::TimedOut) => {
                self.loaded = false;
                Err(Unrecorded::Stuck)
            }
            Err(LinkError::Stopped) => Err(Unrecorded::Halted(Halt::Stopped)),
            Err(LinkError::Broken(message)) => Err(Unrecorded::Halted(Halt::Broken(message))),
        }
    }

    /// The figures that the latest load or run left open.
    pub async fn figures(&mut self) -> Figures {
        if !self.loaded {
            return Figures::default();
        }
        let (figures, stays) = figures::take(self.link).await;
        self.loaded = stays;
        figures
    }

    /// Whether the answer is in the interpreter, and ready to be called.
    pub fn is_loaded(&self) -> bool {
        self.loaded
    }

    async fn take_in(&mut self) -> Result<Loaded, Halt> {
        // A fresh interpreter may still be starting: there is no limit on that here, its own start has one.
        let packages = figures::packages(&self.packages, &[&self.source]);
        let need = ToPython::Need { packages };
        match self.link.call(&need, Vec::new(), f64::INFINITY).await {
            Ok((FromPython::Ready, _)) => {}
            Ok((other, _)) => return Err(broken(other)),
            Err(LinkError::Stopped) => return Err(Halt::Stopped),
            Err(LinkError::Broken(message)) => return Err(Halt::Broken(message)),
            Err(LinkError::TimedOut) => return Err(Halt::Broken("Python did not start".into())),
        }
        let load = ToPython::Load {
            source: self.source.clone(),
            name: self.name.clone(),
            parameters: self.parameters,
            methods: self.methods.clone(),
            draws: self.draws.clone(),
        };
        match self.link.call(&load, Vec::new(), LOAD_LIMIT_MS).await {
            Ok((FromPython::Loaded { stdout, .. }, _)) => {
                self.loaded = true;
                Ok(Loaded { outcome: Ok(()), printed: printed(stdout) })
            }
            Ok((raised @ FromPython::Raised { .. }, _)) => {
                let (fault, printed) = fault(raised)?;
                Ok(Loaded { outcome: Err(fault), printed })
            }
            Ok((other, _)) => Err(broken(other)),
            Err(LinkError::TimedOut) => Ok(Loaded::silently(Err(Fault::TimeLimit(LOAD_LIMIT_MS)))),
            Err(LinkError::Stopped) => Err(Halt::Stopped),
            Err(LinkError::Broken(message)) => Err(Halt::Broken(message)),
        }
    }
}

impl<L: PythonLink> Engine for PythonEngine<'_, L> {
    async fn load(&mut self, source: &str) -> Result<Loaded, Halt> {
        source.clone_into(&mut self.source);
        self.loaded = false;
        self.take_in().await
    }

    async fn run(&mut self, arguments: &Value, limit_ms: f64) -> Result<Ran, Halt> {
        // The interpreter of an earlier case was ended: the answer is loaded again.
        if !self.loaded {
            let Loaded { outcome, printed } = self.take_in().await?;
            if let Err(fault) = outcome {
                return Ok(Ran { printed, ..ran(Err(fault)) });
            }
        }
        let deadline_ms = (limit_ms + TRAVEL_MS).min(LONGEST_CALL_MS);
        match self.link.call(&ToPython::Call, wire::write_arguments(arguments), deadline_ms).await {
            Ok((FromPython::Returned { elapsed_ms, stdout, mutated }, payload)) => {
                let outcome = if elapsed_ms > limit_ms {
                    Err(Fault::TimeLimit(limit_ms))
                } else {
                    Ok(wire::read(&payload)
                        .map_err(|error| Halt::Broken(format!("the returned value cannot be read: {error}")))?)
                };
                let mutated = mutated.into_iter().map(|at| at as usize).collect();
                Ok(Ran { outcome, elapsed_ms, printed: printed(stdout), mutated })
            }
            Ok((raised @ FromPython::Raised { .. }, _)) => {
                self.loaded = !raised.ends_the_interpreter();
                let (fault, printed) = fault(raised)?;
                Ok(Ran { printed, ..ran(Err(fault)) })
            }
            Ok((other, _)) => Err(broken(other)),
            Err(LinkError::TimedOut) => {
                self.loaded = false;
                let outcome = Err(Fault::TimeLimit(limit_ms.min(LONGEST_CALL_MS)));
                Ok(Ran { elapsed_ms: limit_ms, ..ran(outcome) })
            }
            Err(LinkError::Stopped) => Err(Halt::Stopped),
            Err(LinkError::Broken(message)) => Err(Halt::Broken(message)),
        }
    }

    fn is_timed(&self) -> bool {
        true
    }
}

/// What was printed, as the judge has it.
pub(crate) fn printed(printed: python::Printed) -> Printed {
    let python::Printed { text: mut stdout, errors: mut stderr, cut } = printed;
    if cut {
        // Which of the two is not told; what was cut is the longer one, or both are.
        let longer = if stderr.len() > stdout.len() { &mut stderr } else { &mut stdout };
        longer.push_str("\n… (cut)");
    }
    Printed { stdout, stderr }
}

fn broken(reply: FromPython) -> Halt {
    match reply {
        FromPython::Broken { message } => Halt::Broken(message),
        other => Halt::Broken(format!("Python answered out of turn: {other:?}")),
    }
}

/// What went wrong, and what had been printed.
fn fault(reply: FromPython) -> Result<(Fault, Printed), Halt> {
    let FromPython::Raised { fault, kind, message, line, column, traceback, stdout, .. } = reply else {
        return Err(broken(reply));
    };
    let trouble = Trouble { kind, message, line, column, traceback };
    let fault = match fault {
        python::Fault::Syntax => Fault::Syntax(trouble),
        python::Fault::Contract => Fault::Contract(trouble),
        python::Fault::Exception => Fault::Exception(trouble),
        python::Fault::Memory => Fault::Memory(trouble),
        python::Fault::Output => Fault::Output(trouble),
        python::Fault::NoValue => Fault::NoValue(trouble),
    };
    Ok((fault, printed(stdout)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::samples::manifest;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    /// Answers in turn, whatever is asked.
    struct Scripted(Vec<FromPython>);

    impl PythonLink for Scripted {
        async fn call(&mut self, _: &ToPython, _: Vec<u8>, _: f64) -> Result<Reply, LinkError> {
            Ok((self.0.remove(0), Vec::new()))
        }
    }

    fn loaded(answer: FromPython) -> Loaded {
        let manifest = manifest();
        let signature = manifest.signature.as_ref().expect("a function");
        let mut link = Scripted(vec![FromPython::Ready, answer]);
        let mut engine = PythonEngine::new(&mut link, &manifest, signature);
        let loading = pin!(engine.load("def f(): pass"));
        match loading.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(loaded) => loaded.expect("nothing halts"),
            Poll::Pending => panic!("the link waited"),
        }
    }

    fn said(text: &str, errors: &str, cut: bool) -> python::Printed {
        python::Printed { text: text.into(), errors: errors.into(), cut }
    }

    #[test]
    fn what_a_module_prints_while_it_loads_is_kept() {
        let told = loaded(FromPython::Loaded { stdout: said("loading\n", "old", false), anew: false });
        assert_eq!(told.outcome, Ok(()));
        assert_eq!((told.printed.stdout.as_str(), told.printed.stderr.as_str()), ("loading\n", "old"));
    }

    #[test]
    fn what_was_printed_before_a_failed_load_is_kept() {
        let told = loaded(FromPython::Raised {
            fault: python::Fault::Exception,
            kind: "ValueError".into(),
            message: String::new(),
            line: Some(2),
            column: None,
            traceback: Vec::new(),
            stdout: said("loading", "", true),
            fatal: false,
        });
        assert!(matches!(told.outcome, Err(Fault::Exception(_))));
        assert_eq!(told.printed.stdout, "loading\n… (cut)");
    }
}
