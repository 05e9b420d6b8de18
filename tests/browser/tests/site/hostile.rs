//! Programs that mean harm get their verdict, and leave nothing behind: an ordinary answer is accepted right after each.
//!
//! Each is a file of `tests/browser/hostile`. Its first lines say `# verdict: …` (`… or …` where it hangs on the machine's
//! speed) and, where it is not the usual one, `# problem: …`.

use anyhow::{Context, Result, bail, ensure};
use browser_tests::bank::submission;
use browser_tests::{Screen, Visitor, serially};
use std::fs;
use std::time::Instant;

const SLUG: &str = "max-confidence-per-window";
/// Fewer than there are; a folder that is not found must not pass.
const AT_LEAST: usize = 40;

struct Program {
    name: String,
    code: String,
    verdict: String,
    slug: String,
}

fn programs() -> Result<Vec<Program>> {
    let folder = xtask::root().join("tests/browser/hostile");
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let code = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let said = |what: &str| {
            let start = format!("# {what}: ");
            let mut lines = code.lines().take_while(|line| line.starts_with('#'));
            lines.find_map(|line| line.strip_prefix(&start)).map(str::to_owned)
        };
        let verdict = said("verdict").with_context(|| format!("{name} does not say its verdict"))?;
        let slug = said("problem").unwrap_or_else(|| SLUG.to_owned());
        found.push(Program { name, code, verdict, slug });
    }
    found.sort_by(|a, b| (&a.slug, &a.name).cmp(&(&b.slug, &b.name)));
    Ok(found)
}

async fn judges(visitor: &Visitor, program: &Program) -> Result<()> {
    visitor.write_code(&program.code).await?;
    let found = visitor.run().await?;
    ensure!(program.verdict.split(" or ").any(|one| one == found.verdict), "judged {found:?}, not {}", program.verdict);
    visitor.write_code(&submission(&program.slug, "accepted")?).await?;
    let next = visitor.run().await?;
    ensure!(next.verdict == "accepted", "the ordinary answer after it is judged {next:?}");
    Ok(())
}

async fn judges_all(visitor: &Visitor, programs: &[Program]) -> Result<()> {
    let mut failures = Vec::new();
    let mut open = "";
    for program in programs {
        if open != program.slug {
            visitor.open_problem(&program.slug).await?;
            visitor.python_is_ready().await?;
            open = &program.slug;
        }
        let began = Instant::now();
        let judged = judges(visitor, program).await;
        // Shown where the test fails, or is run with --nocapture.
        let end = if judged.is_ok() { "held" } else { "not held" };
        println!("{}: {end} after {:.1} s", program.name, began.elapsed().as_secs_f64());
        if let Err(error) = judged {
            failures.push(format!("{}: {error:#}", program.name));
            // Whatever is left of it goes with the page.
            open = "";
        }
    }
    if !failures.is_empty() {
        bail!("{} of {} are not held:\n{}", failures.len(), programs.len(), failures.join("\n"));
    }
    Ok(())
}

#[tokio::test]
async fn programs_that_mean_harm_do_none() {
    let programs = programs().expect("programs with verdicts");
    assert!(programs.len() >= AT_LEAST, "only {} programs", programs.len());
    // An interpreter that was brought down says so in the console, so that is not looked at.
    let evidence = serially(Screen::DESKTOP, async |visitor| judges_all(visitor, &programs).await).await;
    let outside = evidence.outside();
    assert!(outside.is_empty(), "requests left the origin: {outside:#?}");
}
