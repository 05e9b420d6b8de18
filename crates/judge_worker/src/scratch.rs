//! Running a person's own lines beside an answer, with a case's inputs at hand.

use crate::debug::Inputs;
use crate::engines::{LinkError, PythonLink, Reply, printed};
use crate::{figures, own::CALLS, words};
use judge::manifest::{Generator, Kind, Manifest, Signature};
use judge::plan::{Depth, plan};
use judge::value::{Value, wire};
use problems::Package;
use protocol::figures::Figures;
use protocol::judging::{self, AnswerError, CellReport, ScratchRequest, Shown};
use protocol::python::{FromPython, ToPython};
use std::collections::BTreeMap;

/// Time for an answer's module to run, and for a cell, in milliseconds.
const LIMIT_MS: f64 = 10_000.0;

/// A pad that had to be made anew: something was judged meanwhile, matplotlib came, or the interpreter was replaced.
const GONE: &str = "Names from earlier cells are gone.";

/// Runs a cell in the problem's pad. The pad stays in the interpreter until something is judged or recorded.
///
/// # Errors
/// Why nothing came of it, in words for the person.
pub async fn run<L: PythonLink>(
    request: &ScratchRequest,
    inputs: &Inputs,
    python: &mut L,
) -> Result<CellReport, String> {
    let package = Package::find(&request.slug).ok_or("This problem is not known here.")?;
    let manifest = package.manifest();
    let (Kind::Function, Some(signature), Some(checker)) = (manifest.kind, &manifest.signature, package.checker())
    else {
        return Err("Only problems that are answered in Python have a pad.".into());
    };
    let known =
        request.case.as_ref().and_then(|case| Some((case.clone(), inputs.of_case(&request.slug, case, &checker)?)));
    let (case, arguments) = known
        .or_else(|| plan(&checker, Depth::Run, 0, 0).into_iter().next().map(|case| (case.name, case.arguments)))
        .ok_or("This problem has no example to take inputs from.")?;
    let bound = Bound::new(&manifest, signature, arguments);

    let packages = figures::packages(&manifest.packages, &[&request.answer, &request.source]);
    let need = ToPython::Need { packages };
    match python.call(&need, Vec::new(), f64::INFINITY).await.map_err(words)? {
        (FromPython::Ready, _) => {}
        (other, _) => return Err(out_of_turn(other)),
    }
    let pad = ToPython::Pad {
        slug: request.slug.clone(),
        inputs: bound.names.clone(),
        generators: bound.generators,
        answer: request.answer.clone(),
        fresh: request.fresh,
    };
    let payload = wire::write_arguments(&Value::Tuple(bound.values));
    let missing = match python.call(&pad, payload, LIMIT_MS).await {
        Ok((FromPython::Loaded { anew, .. }, _)) => (anew && request.number > 1 && !request.fresh).then(|| GONE.into()),
        Ok((raised, _)) if raised.ends_the_interpreter() => {
            return Err(
                "Your answer asked for more memory than there is while it loaded, so the cell was not run.".into()
            );
        }
        Ok((FromPython::Raised { kind, message, line, .. }, _)) => Some(answer_words(&kind, &message, line)),
        Ok((other, _)) => return Err(out_of_turn(other)),
        Err(LinkError::TimedOut) => {
            return Err(
                "Your answer did not finish loading, so the cell was not run. Is there a loop at the top level?".into(),
            );
        }
        Err(error) => return Err(words(error)),
    };
    let cell = ToPython::Cell { source: request.source.clone(), number: request.number };
    let reply = python.call(&cell, Vec::new(), LIMIT_MS).await.map_err(words)?;
    let stays = !reply.0.ends_the_interpreter();
    let Ran { echo, printed, error } = Ran::new(reply)?;
    let figures = if stays { figures::take(python).await.0 } else { Figures::default() };
    Ok(CellReport { case, names: bound.names, echo, printed, figures, error, missing })
}

/// A case's inputs, each with its name.
struct Bound {
    names: Vec<String>,
    values: Vec<Value>,
    generators: BTreeMap<String, String>,
}

impl Bound {
    fn new(manifest: &Manifest, signature: &Signature, arguments: Value) -> Self {
        let mut names: Vec<String> = signature.parameters.iter().map(|parameter| parameter.name.clone()).collect();
        let mut values = items(arguments);
        if !signature.methods.is_empty() {
            // The constructor's arguments, as one tuple, and the calls.
            let mut parts = values.into_iter();
            values = parts.next().map(items).unwrap_or_default();
            values.extend(parts.next());
            names.push(CALLS.into());
        }
        let generators = manifest.sampling.as_ref().zip(names.last()).map(|(sampling, seed)| {
            let generator = match sampling.generator {
                Generator::Random => "random",
                Generator::Numpy => "numpy",
            };
            (seed.clone(), generator.to_owned())
        });
        Bound { names, values, generators: generators.into_iter().collect() }
    }
}

fn items(tuple: Value) -> Vec<Value> {
    match tuple {
        Value::Tuple(items) => items,
        one => vec![one],
    }
}

/// What came of a cell.
#[derive(Default)]
struct Ran {
    echo: Option<Shown>,
    printed: judging::Printed,
    error: Option<AnswerError>,
}

impl Ran {
    fn new((reply, payload): Reply) -> Result<Self, String> {
        match reply {
            FromPython::Echoed { echo, stdout } => {
                let echo = echo.map(|echo| {
                    table(&payload).unwrap_or(Shown::Literal { text: echo.text, cut: echo.cut, note: String::new() })
                });
                Ok(Ran { echo, printed: shown(stdout), error: None })
            }
            FromPython::Raised { kind, message, line, column, traceback, stdout, .. } => {
                let error = Some(AnswerError { kind, message, line, column, traceback });
                Ok(Ran { echo: None, printed: shown(stdout), error })
            }
            other => Err(out_of_turn(other)),
        }
    }
}

/// An array or a frame, as it is shown elsewhere.
fn table(payload: &[u8]) -> Option<Shown> {
    match wire::read(payload).ok()? {
        value @ (Value::NdArray(_) | Value::Series(_) | Value::DataFrame(_)) => Some(words::shown(&value)),
        _ => None,
    }
}

fn shown(stdout: protocol::python::Printed) -> judging::Printed {
    let judge::engine::Printed { stdout, stderr } = printed(stdout);
    judging::Printed { stdout, stderr }
}

fn answer_words(kind: &str, message: &str, line: Option<u32>) -> String {
    let place = line.map(|line| format!(" on line {line}")).unwrap_or_default();
    let message = message.lines().next().unwrap_or_default();
    format!("Your answer does not load, so its names are missing here: {kind}{place}: {message}")
}

fn words(error: LinkError) -> String {
    match error {
        LinkError::TimedOut => {
            "The cell was still running after 10 seconds and was stopped. Names from earlier cells may be gone.".into()
        }
        LinkError::Stopped => "You stopped it. Names from earlier cells may be gone.".into(),
        LinkError::Broken(message) => format!("The cell could not be run: {message}."),
    }
}

fn out_of_turn(reply: FromPython) -> String {
    match reply {
        FromPython::Broken { message } => format!("The cell could not be run: {message}"),
        _ => "The cell could not be run: Python answered out of turn.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::judging::RequestId;
    use protocol::python::{Echo, Fault, Printed};
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    /// Answers pads and cells with what it holds; notes what it was sent.
    struct Link {
        pad: FromPython,
        cell: Result<Reply, LinkError>,
        drawn: FromPython,
        sent: Vec<(ToPython, Vec<u8>)>,
    }

    impl PythonLink for Link {
        async fn call(&mut self, message: &ToPython, payload: Vec<u8>, _: f64) -> Result<Reply, LinkError> {
            self.sent.push((message.clone(), payload));
            match message {
                ToPython::Pad { .. } => Ok((self.pad.clone(), Vec::new())),
                ToPython::Cell { .. } => self.cell.clone(),
                ToPython::Figures => Ok((self.drawn.clone(), Vec::new())),
                _ => Ok((FromPython::Ready, Vec::new())),
            }
        }
    }

    fn loaded() -> FromPython {
        FromPython::Loaded { stdout: Printed::default(), anew: false }
    }

    fn echoed(text: &str) -> FromPython {
        FromPython::Echoed { echo: Some(Echo { text: text.into(), cut: false }), stdout: Printed::default() }
    }

    fn raised(kind: &str, line: u32) -> FromPython {
        FromPython::Raised {
            fault: Fault::Exception,
            kind: kind.into(),
            message: "no".into(),
            line: Some(line),
            column: None,
            traceback: Vec::new(),
            stdout: Printed::default(),
            fatal: false,
        }
    }

    fn ran(slug: &str, pad: FromPython, cell: Result<Reply, LinkError>) -> (Result<CellReport, String>, Link) {
        let drawn = FromPython::Drawn { figures: Vec::new(), left_out: "Only the first.".into(), spent: false };
        let mut link = Link { pad, cell, drawn, sent: Vec::new() };
        let request = ScratchRequest {
            id: RequestId(1),
            slug: slug.into(),
            answer: String::new(),
            case: None,
            source: "1".into(),
            number: 3,
            fresh: false,
        };
        let outcome =
            match pin!(run(&request, &Inputs::default(), &mut link)).poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(outcome) => outcome,
                Poll::Pending => panic!("the link waited"),
            };
        (outcome, link)
    }

    fn pad_of(link: &Link) -> (&Vec<String>, &BTreeMap<String, String>) {
        let pad = link.sent.iter().find_map(|(message, _)| match message {
            ToPython::Pad { inputs, generators, .. } => Some((inputs, generators)),
            _ => None,
        });
        pad.expect("a pad was asked for")
    }

    #[test]
    fn the_first_example_is_bound_and_the_last_expression_echoed() {
        let (outcome, link) = ran("max-confidence-per-window", loaded(), Ok((echoed("[1]"), Vec::new())));
        let report = outcome.expect("a report");
        assert_eq!(report.case, "example 1");
        assert_eq!(report.names, ["scores", "k"]);
        assert_eq!(report.echo, Some(Shown::Literal { text: "[1]".into(), cut: false, note: String::new() }));
        assert_eq!(pad_of(&link).0, &report.names);
        assert_eq!(report.figures.left_out, "Only the first.");
        assert!(link.sent.iter().all(|(message, _)| *message != ToPython::Unload), "names stay");
    }

    #[test]
    fn names_that_a_new_pad_lacks_are_told() {
        let anew = FromPython::Loaded { stdout: Printed::default(), anew: true };
        let (outcome, _) = ran("max-confidence-per-window", anew, Ok((echoed("1"), Vec::new())));
        assert_eq!(outcome.expect("a report").missing.as_deref(), Some(GONE));
    }

    #[test]
    fn seeds_become_generators() {
        let (outcome, link) = ran("reservoir-sample", loaded(), Ok((echoed("1"), Vec::new())));
        let names = outcome.expect("a report").names;
        let (_, generators) = pad_of(&link);
        assert_eq!(generators.keys().collect::<Vec<_>>(), [names.last().expect("a generator's name")]);
    }

    #[test]
    fn an_answer_that_does_not_load_is_told_and_the_cell_runs() {
        let (outcome, _) =
            ran("max-confidence-per-window", raised("NameError", 2), Ok((raised("ValueError", 1), Vec::new())));
        let report = outcome.expect("a report");
        assert!(report.missing.is_some_and(|words| words.contains("NameError on line 2: no")));
        assert_eq!(report.error.map(|error| (error.kind, error.line)), Some(("ValueError".into(), Some(1))));
    }

    #[test]
    fn arrays_are_shown_as_tables() {
        let array =
            judge::value::NdArray::new(vec![2, 1], judge::value::Data::Int64(vec![1, 2])).expect("two elements");
        let payload = wire::write(&Value::NdArray(array));
        let (outcome, _) = ran("max-confidence-per-window", loaded(), Ok((echoed("array([[1], [2]])"), payload)));
        assert!(matches!(outcome.expect("a report").echo, Some(Shown::Grid { .. })));
    }

    #[test]
    fn what_does_not_end_is_told_in_words() {
        let (outcome, _) = ran("max-confidence-per-window", loaded(), Err(LinkError::TimedOut));
        assert!(outcome.is_err_and(|words| words.contains("10 seconds")));
        let (outcome, _) = ran("attention-memory", loaded(), Ok((echoed("1"), Vec::new())));
        assert!(outcome.is_err());
    }
}
