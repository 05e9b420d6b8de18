//! Recording an answer's run on one case, for a person to step through.

use crate::engines::{PythonEngine, PythonLink, Unrecorded};
use judge::checker::Checker;
use judge::engine::{Fault, Halt, JudgedCase};
use judge::manifest::Kind;
use judge::plan::{Depth, plan};
use judge::value::Value;
use problems::Package;
use protocol::judging::DebugRequest;
use protocol::recording::Recording;

/// The inputs that the latest report on a problem shows. A failing one was made small, which a seed alone does not repeat.
#[derive(Debug, Default)]
pub struct Inputs {
    slug: String,
    cases: Vec<(String, Value)>,
}

impl Inputs {
    /// Keeps what a report shows; whatever was kept before is dropped.
    pub fn keep(&mut self, slug: &str, judged: &[JudgedCase]) {
        slug.clone_into(&mut self.slug);
        self.cases = judged.iter().map(|case| (case.name.clone(), case.arguments.clone())).collect();
    }

    /// The input of a case that the latest report shows, or of a worked example.
    pub(crate) fn of_case(&self, slug: &str, case: &str, checker: &Checker) -> Option<Value> {
        self.find(slug, case).or_else(|| {
            let example = plan(checker, Depth::Run, 0, 0).into_iter().find(|one| one.name == case)?;
            Some(example.arguments)
        })
    }

    fn find(&self, slug: &str, case: &str) -> Option<Value> {
        let (_, arguments) = self.cases.iter().find(|(name, _)| self.slug == slug && name == case)?;
        Some(arguments.clone())
    }
}

/// Records an answer's run on one case.
///
/// # Errors
/// Why there is no recording, in words for the person.
pub async fn record<L: PythonLink>(
    request: &DebugRequest,
    inputs: &Inputs,
    python: &mut L,
) -> Result<Recording, String> {
    let package = Package::find(&request.slug).ok_or("This problem is not known here.")?;
    let manifest = package.manifest();
    let (Kind::Function, Some(signature), Some(checker)) = (manifest.kind, &manifest.signature, package.checker())
    else {
        return Err("Only answers in Python can be stepped through.".into());
    };
    let arguments = inputs
        .of_case(&request.slug, &request.case, &checker)
        .ok_or("This input is no longer at hand. Submit again, then step through.")?;
    // One draw shows how all of them go.
    let mut manifest = manifest.clone();
    if let Some(sampling) = &mut manifest.sampling {
        sampling.draws = 1;
    }
    let mut engine = PythonEngine::new(python, &manifest, signature);
    let recorded = run(&mut engine, &request.source, &arguments).await;
    engine.unload().await;
    recorded.map_err(words)
}

async fn run<L: PythonLink>(
    engine: &mut PythonEngine<'_, L>,
    source: &str,
    arguments: &Value,
) -> Result<Recording, Unrecorded> {
    use judge::engine::Engine;
    let loaded = engine.load(source).await.map_err(Unrecorded::Halted)?;
    loaded.outcome.map_err(Unrecorded::Failed)?;
    engine.trace(arguments).await
}

fn words(unrecorded: Unrecorded) -> String {
    match unrecorded {
        Unrecorded::Stuck => "Your code stayed inside a single call of compiled code, such as `sum` over an endless \
                              iterator or `time.sleep`, and was stopped. There are no steps to show from in there."
            .into(),
        Unrecorded::Failed(Fault::TimeLimit(_)) => {
            "Your code did not finish loading. Is there a loop at the top level?".into()
        }
        Unrecorded::Failed(
            Fault::Syntax(trouble)
            | Fault::Contract(trouble)
            | Fault::Exception(trouble)
            | Fault::Memory(trouble)
            | Fault::Output(trouble)
            | Fault::NoValue(trouble)
            | Fault::Unsupported(trouble),
        ) => format!("There are no steps to show. {}: {}", trouble.kind, trouble.message),
        Unrecorded::Halted(Halt::Stopped) => "You stopped it.".into(),
        Unrecorded::Halted(Halt::Broken(message)) => format!("The recording failed: {message}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::{LinkError, Reply};
    use protocol::judging::RequestId;
    use protocol::python::{FromPython, Printed, ToPython};
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    type Sent = (ToPython, Vec<u8>);

    /// Loads everything, and answers a trace with what it holds; notes what it was sent.
    struct Link {
        answer: Result<Reply, LinkError>,
        sent: Vec<Sent>,
    }

    impl PythonLink for Link {
        async fn call(&mut self, message: &ToPython, payload: Vec<u8>, _: f64) -> Result<Reply, LinkError> {
            self.sent.push((message.clone(), payload));
            match message {
                ToPython::Load { .. } => {
                    Ok((FromPython::Loaded { stdout: Printed::default(), anew: false }, Vec::new()))
                }
                ToPython::Trace { .. } => self.answer.clone(),
                _ => Ok((FromPython::Ready, Vec::new())),
            }
        }
    }

    const RECORDING: &str = r#"{"steps":[{"event":"line","stack":[[0,2]],"hidden":0,"value":null,"note":null,"things":[0],
        "printed":0}],"frames":[{"id":0,"function":"f","first_line":1,"locals":[["x",0],["n","3"]]}],
        "things":[{"id":0,"name":"list","as":"sequence","items":["1",0],"length":2}],"pointers":[],"printed":"",
        "end":{"as":"still-running","reached":"steps"},"gap":null}"#;

    fn recorded(
        slug: &str,
        case: &str,
        inputs: &Inputs,
        answer: Result<Reply, LinkError>,
    ) -> (Result<Recording, String>, Vec<Sent>) {
        let mut link = Link { answer, sent: Vec::new() };
        let request = DebugRequest { id: RequestId(1), slug: slug.into(), source: String::new(), case: case.into() };
        let outcome = match pin!(record(&request, inputs, &mut link)).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(outcome) => outcome,
            Poll::Pending => panic!("the link waited"),
        };
        (outcome, link.sent)
    }

    fn traced() -> Result<Reply, LinkError> {
        Ok((FromPython::Traced { spent: false }, RECORDING.into()))
    }

    fn payload_of_trace(sent: &[Sent]) -> &[u8] {
        let trace = sent.iter().find(|(message, _)| matches!(message, ToPython::Trace { .. }));
        &trace.expect("it was asked for").1
    }

    #[test]
    fn the_input_that_the_report_shows_is_run() {
        let shown = Value::Tuple(vec![Value::List(vec![Value::Int(5)]), Value::Int(1)]);
        let inputs = Inputs { slug: "window-means".into(), cases: vec![("random, size 9".into(), shown.clone())] };
        let (outcome, sent) = recorded("window-means", "random, size 9", &inputs, traced());
        assert_eq!(outcome.expect("a recording").steps.len(), 1);
        assert_eq!(payload_of_trace(&sent), judge::value::wire::write_arguments(&shown));
        assert_eq!(sent.last().map(|(message, _)| message), Some(&ToPython::Unload));
    }

    #[test]
    fn an_example_is_known_without_a_report() {
        assert!(recorded("max-confidence-per-window", "example 1", &Inputs::default(), traced()).0.is_ok());
        let lost = recorded("max-confidence-per-window", "random, size 9", &Inputs::default(), traced()).0;
        assert!(lost.is_err_and(|words| words.contains("Submit again")));
    }

    #[test]
    fn one_draw_is_recorded_of_many() {
        let (_, sent) = recorded("reservoir-sample", "example 1", &Inputs::default(), traced());
        let counts: Vec<u32> = sent
            .iter()
            .filter_map(|(message, _)| match message {
                ToPython::Load { draws, .. } => draws.as_ref().map(|draws| draws.count),
                _ => None,
            })
            .collect();
        assert_eq!(counts, [1]);
    }

    #[test]
    fn what_cannot_be_recorded_is_told_in_words() {
        let stuck = recorded("max-confidence-per-window", "example 1", &Inputs::default(), Err(LinkError::TimedOut)).0;
        assert!(stuck.is_err_and(|words| words.contains("compiled code")));
        assert!(recorded("attention-memory", "example 1", &Inputs::default(), traced()).0.is_err());
        let garbled = Ok((FromPython::Traced { spent: false }, b"{}".to_vec()));
        assert!(recorded("max-confidence-per-window", "example 1", &Inputs::default(), garbled).0.is_err());
    }
}
