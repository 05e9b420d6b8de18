//! All mutants of one problem, and what is told of them.

use super::ASKED_RATE;
use super::equivalent::{self, Equivalent};
use super::mutant::{Mutant, mutants};
use super::trial::Fate;
use crate::judging;
use anyhow::{Context, Result, anyhow};
use problems::Package;

/// One problem.
pub(super) struct Survey {
    pub package: &'static Package,
    /// In the order of files and places.
    pub candidates: Vec<Candidate>,
    list: Vec<Equivalent>,
    /// Entries that name no mutant.
    unmatched: Vec<usize>,
}

/// One mutant of one submission.
#[derive(Clone)]
pub(super) struct Candidate {
    /// Below `submissions/`.
    pub file: String,
    pub mutant: Mutant,
    /// The entry that says why it is right.
    pub listed: Option<usize>,
    /// Once it was judged.
    pub fate: Option<Fate>,
}

impl Survey {
    /// Makes the mutants of every accepted submission.
    pub fn of(package: &'static Package, limit: Option<usize>) -> Result<Self> {
        let folder = judging::folder(package);
        let manifest = package.manifest();
        let list = equivalent::read(&folder)?;
        let mut matched = vec![false; list.len()];
        let accepted = folder.join("submissions/accepted");
        let mut files: Vec<_> = std::fs::read_dir(&accepted)
            .with_context(|| accepted.display().to_string())?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()?;
        files.sort();
        let mut candidates = Vec::new();
        for path in files {
            let source = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            let file = format!("accepted/{}", path.file_name().unwrap_or_default().to_string_lossy());
            let found = mutants(&manifest, &source).map_err(|error| anyhow!("{}: {error}", path.display()))?;
            let mut of_file: Vec<Candidate> = Vec::new();
            for mutant in found {
                let listed = list.iter().position(|entry| entry.names(&file, &mutant));
                for (at, entry) in list.iter().enumerate() {
                    matched[at] |= entry.names(&file, &mutant);
                }
                of_file.push(Candidate { file: file.clone(), mutant, listed, fate: None });
            }
            let total = of_file.len();
            let wanted = limit.unwrap_or(total).min(total);
            // Spread evenly, and the same at every run.
            let kept = (0..wanted).map(|at| of_file[at * total / wanted.max(1)].clone());
            candidates.extend(kept);
        }
        let unmatched = (0..list.len()).filter(|at| !matched[*at]).collect();
        Ok(Survey { package, candidates, list, unmatched })
    }

    /// Mutants with this fate that no entry calls right.
    pub fn count(&self, fate: impl Fn(&Fate) -> bool) -> usize {
        self.unlisted().filter(|candidate| candidate.fate.as_ref().is_some_and(&fate)).count()
    }

    fn unlisted(&self) -> impl Iterator<Item = &Candidate> {
        self.candidates.iter().filter(|candidate| candidate.listed.is_none())
    }

    /// Mutants that the cases noticed.
    pub fn killed(&self) -> usize {
        self.count(|fate| matches!(fate, Fate::Killed(_)))
    }

    /// Mutants that an entry calls right.
    pub fn listed(&self) -> usize {
        self.candidates.iter().filter(|candidate| candidate.listed.is_some()).count()
    }

    /// Whether enough was noticed, the list is true, and the judge never failed.
    pub fn holds(&self) -> bool {
        let (killed, survived) = (self.killed(), self.count(|fate| *fate == Fate::Survived));
        killed as f64 >= ASKED_RATE * (killed + survived) as f64 && self.faults().is_empty()
    }

    /// What is wrong besides survivors.
    fn faults(&self) -> Vec<String> {
        let mut faults: Vec<String> = self
            .unmatched
            .iter()
            .map(|&at| {
                let Equivalent { file, before, after, .. } = &self.list[at];
                format!("stale: no mutant of {file} changes `{}` to `{}`", before.trim(), after.trim())
            })
            .collect();
        for candidate in &self.candidates {
            match (&candidate.fate, candidate.listed) {
                (Some(Fate::Broken(message)), _) => {
                    faults.push(format!("the judge failed on {}: {message}\n{}", candidate.file, candidate.mutant));
                }
                (Some(Fate::Killed(verdict)), Some(_)) => faults.push(format!(
                    "stale: listed as equivalent, but judged {verdict:?}: {}\n{}",
                    candidate.file, candidate.mutant
                )),
                _ => {}
            }
        }
        faults
    }

    /// One line, then survivors as diffs and what else is wrong.
    pub fn print(&self, toml: bool) {
        let (killed, survived) = (self.killed(), self.count(|fate| *fate == Fate::Survived));
        let mut text = format!(
            "{} {:<44} {killed:>4} of {:>4} killed, {:>5.1}%, {:>3} listed\n",
            if self.holds() { "ok  " } else { "FAIL" },
            format!("{}/{}", self.package.chapter, self.package.slug),
            killed + survived,
            percent(killed, killed + survived),
            self.listed(),
        );
        for candidate in self.unlisted().filter(|candidate| candidate.fate == Some(Fate::Survived)) {
            text += &indented(&format!("survived: {}\n{}", candidate.file, candidate.mutant));
        }
        for fault in self.faults() {
            text += &indented(&fault);
        }
        if toml {
            for candidate in self.unlisted().filter(|candidate| candidate.fate == Some(Fate::Survived)) {
                text += &format!("\n{}", equivalent::entry(&candidate.file, &candidate.mutant));
            }
        }
        print!("{text}");
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("     {line}\n")).collect()
}

/// A share of a hundred; all where there is nothing to share.
pub(super) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::judging::Verdict;

    fn survey(fates: &[(Fate, Option<usize>)]) -> Survey {
        let candidate = |(fate, listed): &(Fate, Option<usize>)| Candidate {
            file: "accepted/a.py".into(),
            mutant: Mutant { text: String::new(), line: 1, before: Vec::new(), after: Vec::new() },
            listed: *listed,
            fate: Some(fate.clone()),
        };
        Survey {
            package: &problems::PACKAGES[0],
            candidates: fates.iter().map(candidate).collect(),
            list: Vec::new(),
            unmatched: Vec::new(),
        }
    }

    #[test]
    fn one_in_twenty_may_survive() {
        let killed = (Fate::Killed(Verdict::WrongAnswer), None);
        let mut fates = vec![killed; 19];
        assert!(survey(&fates).holds());
        fates.push((Fate::Survived, None));
        assert!(survey(&fates).holds());
        fates.push((Fate::NotCounted, None));
        fates.push((Fate::Survived, Some(0)));
        assert!(survey(&fates).holds(), "neither counts");
        fates.push((Fate::Survived, None));
        assert!(!survey(&fates).holds());
    }

    #[test]
    fn a_stale_list_and_a_failing_judge_do_not_hold() {
        assert!(!survey(&[(Fate::Killed(Verdict::WrongAnswer), Some(0))]).holds());
        assert!(!survey(&[(Fate::Broken("no Python".into()), None)]).holds());
        let list = vec![Equivalent {
            file: "accepted/a.py".into(),
            before: "a".into(),
            after: "b".into(),
            line: None,
            reason: "r".into(),
        }];
        assert!(!Survey { list, unmatched: vec![0], ..survey(&[]) }.holds());
    }
}
