//! Figures that answers and cells draw with matplotlib: when it is fetched, and the pictures that come back.

use crate::engines::{LinkError, PythonEngine, PythonLink, Reply};
use judge::engine::{Engine, Fault, Finding, JudgedCase};
use judge::manifest::{Manifest, Signature};
use judge::session::{Judgement, RUN_LIMIT_MS};
use protocol::figures::{Figure, FigureHead, Figures, MOST, MOST_BYTES, MOST_PIXELS};
use protocol::judging::Report;
use protocol::python::{FromPython, ToPython};
use std::sync::Arc;

/// The package that draws, and the one without which no problem offers it.
const DRAWS: &str = "matplotlib";
const NEEDS: &str = "numpy";

/// Time for drawing what is left open after a case or a cell, in milliseconds.
const LIMIT_MS: f64 = 10_000.0;

/// Texts of the interpreter are cut here.
const TITLE_CHARS: usize = 200;
const WORDS_CHARS: usize = 1500;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What an interpreter needs to run these sources: what the problem lists, and matplotlib where a source imports it.
pub fn packages(of_problem: &[String], sources: &[&str]) -> Vec<String> {
    if sources.iter().any(|source| asks(source)) { all(of_problem) } else { of_problem.to_vec() }
}

/// What an answer may import: what the problem lists, and matplotlib where NumPy is listed.
pub fn all(of_problem: &[String]) -> Vec<String> {
    let lists = |wanted: &str| of_problem.iter().any(|name| name == wanted);
    let more = (lists(NEEDS) && !lists(DRAWS)).then(|| DRAWS.to_owned());
    of_problem.iter().cloned().chain(more).collect()
}

/// Whether some line imports what draws. Text that only looks like it costs a download, and nothing else.
fn asks(source: &str) -> bool {
    let names = [DRAWS, "mpl_toolkits", "pylab"];
    source
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default())
        .any(|line| line.contains("import") && names.iter().any(|name| line.contains(name)))
}

/// What an answer drew.
#[derive(Debug, Default)]
pub struct Drawn {
    on_load: Figures,
    on_cases: Vec<(String, Figures)>,
}

impl Drawn {
    /// Puts the figures to the cases that a report shows.
    pub fn put_into(self, report: &mut Report) {
        for (name, figures) in self.on_cases {
            for case in report.cases.iter_mut().chain(&mut report.failing).filter(|case| case.name == name) {
                case.figures.clone_from(&figures);
            }
        }
        report.load_figures = self.on_load;
    }
}

/// Runs an answer that imports matplotlib once more on the cases that the report shows, and takes its figures. It was judged
/// already: whatever happens here changes no verdict.
pub async fn draw<L: PythonLink>(
    manifest: &Manifest,
    signature: &Signature,
    answer: &str,
    judgement: &Judgement,
    python: &mut L,
) -> Drawn {
    let mut drawn = Drawn::default();
    if judgement.refused.is_some() || !packages(&manifest.packages, &[answer]).iter().any(|name| name == DRAWS) {
        return drawn;
    }
    let mut engine = PythonEngine::new(python, manifest, signature);
    if engine.load(answer).await.is_ok_and(|loaded| loaded.outcome.is_ok()) {
        drawn.on_load = engine.figures().await;
        let shown = judgement.failing.iter().filter(|_| judgement.cases.is_empty()).chain(&judgement.cases);
        for case in shown.filter(|case| ends(case)) {
            // What took too long once would do so on each case.
            if !engine.is_loaded() || engine.run(&case.arguments, RUN_LIMIT_MS).await.is_err() {
                break;
            }
            let figures = engine.figures().await;
            if !figures.is_empty() {
                drawn.on_cases.push((case.name.clone(), figures));
            }
        }
    }
    engine.unload().await;
    drawn
}

/// Whether a case came to an end of its own, so that it may run once more.
fn ends(case: &JudgedCase) -> bool {
    match &case.finding {
        Finding::Failed(fault) => matches!(fault, Fault::Exception(_) | Fault::NoValue(_)),
        _ => true,
    }
}

/// Takes the figures that are open after a load, a call or a cell, and whether the interpreter is as it was.
pub async fn take<L: PythonLink>(python: &mut L) -> (Figures, bool) {
    match python.call(&ToPython::Figures, Vec::new(), LIMIT_MS).await {
        Ok(reply) => {
            let stays = !reply.0.ends_the_interpreter();
            (read(reply), stays)
        }
        Err(LinkError::TimedOut) => {
            (Figures::none("Drawing the figures took longer than 10 seconds, so none is shown."), false)
        }
        Err(LinkError::Stopped) => (Figures::none("You stopped it before the figures were drawn."), false),
        Err(LinkError::Broken(message)) => {
            (Figures::none(format!("The figures could not be drawn: {message}.")), false)
        }
    }
}

/// What the interpreter gives, an answer's code having had a hand in it: pictures of the agreed kind and size, or none.
fn read((reply, payload): Reply) -> Figures {
    let FromPython::Drawn { figures, left_out, .. } = reply else {
        return Figures::none("Drawing the figures brought the interpreter down, so none is shown.");
    };
    let mut rest = payload.as_slice();
    let mut shown = Vec::new();
    for head in figures.into_iter().take(MOST) {
        let Some((png, others)) = rest.split_at_checked(head.bytes as usize) else { break };
        rest = others;
        shown.extend(figure(head, png));
    }
    Figures { shown, left_out: cut(&left_out, WORDS_CHARS) }
}

fn figure(head: FigureHead, png: &[u8]) -> Option<Figure> {
    let fits = |side: u32| (1..=MOST_PIXELS).contains(&side);
    let (width, height) = picture_size(png)?;
    let (laid_out_width, laid_out_height) = head.size;
    let is_fit = png.len() <= MOST_BYTES && [width, height, laid_out_width, laid_out_height].into_iter().all(fits);
    is_fit.then(|| Figure {
        png: Arc::from(png),
        width: laid_out_width,
        height: laid_out_height,
        title: cut(&head.title, TITLE_CHARS),
    })
}

/// Width and height as a PNG's first chunk has them.
fn picture_size(png: &[u8]) -> Option<(u32, u32)> {
    let header = png.strip_prefix(SIGNATURE)?.get(4..16)?.strip_prefix(b"IHDR")?;
    let number = |at: usize| header.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    Some((number(0)?, number(4)?))
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::samples::{judged, manifest};
    use judge::engine::Printed;
    use judge::value::{Value, wire};
    use protocol::python;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn names(packages: &[&str]) -> Vec<String> {
        packages.iter().map(|name| (*name).to_owned()).collect()
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        [SIGNATURE, &[0, 0, 0, 13], b"IHDR", &width.to_be_bytes(), &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat()
    }

    fn drawn(pictures: &[(Vec<u8>, (u32, u32))]) -> Figures {
        let head = |(png, size): &(Vec<u8>, (u32, u32))| FigureHead {
            bytes: png.len() as u32,
            size: *size,
            title: "t".into(),
        };
        let reply =
            FromPython::Drawn { figures: pictures.iter().map(head).collect(), left_out: String::new(), spent: false };
        read((reply, pictures.iter().flat_map(|(png, _)| png.clone()).collect()))
    }

    #[test]
    fn matplotlib_comes_where_a_source_imports_it_and_numpy_is_there() {
        let numpy = names(&["numpy"]);
        let both = names(&["numpy", "matplotlib"]);
        for source in [
            "import matplotlib.pyplot as plt",
            "def f(x):\n    from matplotlib import pyplot",
            "import numpy as np, matplotlib.pyplot as plt",
            "plt = __import__('matplotlib.pyplot')",
            "from mpl_toolkits.mplot3d import Axes3D",
            "from pylab import *",
        ] {
            assert_eq!(packages(&numpy, &["x = 1", source]), both, "{source}");
            assert_eq!(packages(&[], &[source]), names(&[]), "{source}");
            assert_eq!(packages(&both, &[source]), both, "{source}");
        }
        for source in ["import numpy", "# import matplotlib", "plt.plot()", "matplotlib = 1"] {
            assert_eq!(packages(&numpy, &[source]), numpy, "{source}");
        }
    }

    #[test]
    fn only_pictures_of_the_agreed_kind_and_size_are_let_in() {
        let good = png(1280, 960);
        let told = drawn(&[(good.clone(), (640, 480))]);
        assert_eq!((told.shown[0].width, told.shown[0].height, &told.shown[0].png[..]), (640, 480, &good[..]));
        let mut large = good.clone();
        large.resize(MOST_BYTES + 1, 0);
        for (picture, size) in [
            (b"GIF89a".to_vec(), (640, 480)),
            (b"<svg onload=alert(1)>".to_vec(), (640, 480)),
            (SIGNATURE.to_vec(), (640, 480)),
            (png(1601, 10), (640, 480)),
            (png(0, 10), (640, 480)),
            (png(10, 10), (0, 480)),
            (png(10, 10), (640, u32::MAX)),
            (large, (640, 480)),
        ] {
            assert!(drawn(&[(picture.clone(), size)]).shown.is_empty(), "{picture:?}");
            assert_eq!(drawn(&[(picture, size), (good.clone(), (64, 48))]).shown.len(), 1);
        }
        assert_eq!(drawn(&vec![(good, (64, 48)); 9]).shown.len(), MOST);
    }

    #[test]
    fn lengths_that_are_not_true_give_no_picture() {
        let head = FigureHead { bytes: u32::MAX, size: (1, 1), title: String::new() };
        let reply = FromPython::Drawn { figures: vec![head], left_out: "x".repeat(9999), spent: false };
        let told = read((reply, png(1, 1)));
        assert_eq!((told.shown.len(), told.left_out.len()), (0, WORDS_CHARS));
    }

    /// Answers calls with 1, and asks for figures with what it holds.
    struct Link {
        drawn: Result<Reply, LinkError>,
        sent: Vec<ToPython>,
    }

    impl PythonLink for Link {
        async fn call(&mut self, message: &ToPython, _: Vec<u8>, _: f64) -> Result<Reply, LinkError> {
            self.sent.push(message.clone());
            let stdout = python::Printed::default();
            match message {
                ToPython::Figures => self.drawn.clone(),
                ToPython::Load { .. } => Ok((FromPython::Loaded { stdout, anew: false }, Vec::new())),
                ToPython::Call => {
                    let returned = FromPython::Returned { elapsed_ms: 1.0, stdout, mutated: Vec::new() };
                    Ok((returned, wire::write(&Value::None)))
                }
                _ => Ok((FromPython::Ready, Vec::new())),
            }
        }
    }

    /// What is drawn of an answer to a problem with NumPy that is right on two examples, and what was said to the interpreter.
    fn drawn_of(answer: &str, drawn: Result<Reply, LinkError>) -> (Drawn, Vec<ToPython>) {
        let mut manifest = manifest();
        manifest.packages = names(&["numpy"]);
        let signature = manifest.signature.clone().expect("a function");
        let case = |name: &str| JudgedCase { name: name.into(), ..judged(Value::None, Finding::Right(Value::None)) };
        let judgement = Judgement {
            refused: None,
            cases: vec![case("example 1"), case("example 2")],
            failing: None,
            first_value: None,
            first_printed: Printed::default(),
            load_printed: Printed::default(),
            passed: 2,
            total: 2,
            seed: 0,
            elapsed_ms: 0.0,
            growth: None,
        };
        let mut link = Link { drawn, sent: Vec::new() };
        let drawn = {
            let drawing = pin!(draw(&manifest, &signature, answer, &judgement, &mut link));
            match drawing.poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(drawn) => drawn,
                Poll::Pending => panic!("the link waited"),
            }
        };
        (drawn, link.sent)
    }

    #[test]
    fn an_answer_that_draws_runs_once_more_on_what_is_shown() {
        let head = FigureHead { bytes: png(8, 8).len() as u32, size: (8, 8), title: String::new() };
        let reply = FromPython::Drawn { figures: vec![head], left_out: String::new(), spent: false };
        let (drawn, sent) = drawn_of("import matplotlib", Ok((reply, png(8, 8))));
        assert_eq!(sent.iter().filter(|message| **message == ToPython::Call).count(), 2);
        assert_eq!(sent.first(), Some(&ToPython::Need { packages: names(&["numpy", "matplotlib"]) }));
        assert_eq!(sent.last(), Some(&ToPython::Unload));
        let cases: Vec<_> = drawn.on_cases.iter().map(|(name, figures)| (&name[..], figures.shown.len())).collect();
        assert_eq!((cases, drawn.on_load.shown.len()), (vec![("example 1", 1), ("example 2", 1)], 1));
        assert!(drawn_of("import numpy", Err(LinkError::TimedOut)).1.is_empty());
    }

    #[test]
    fn what_takes_too_long_is_told_and_not_tried_again() {
        let (drawn, sent) = drawn_of("import matplotlib", Err(LinkError::TimedOut));
        assert!(drawn.on_load.left_out.contains("longer than 10 seconds"));
        assert_eq!(sent.iter().filter(|message| **message == ToPython::Figures).count(), 1);
    }
}
