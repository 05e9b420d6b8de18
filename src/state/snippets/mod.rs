//! What is offered for the problem at hand while one types: its definition, and lines that any candidate would write for its patterns.

mod templates;
#[cfg(test)]
mod tests;

use protocol::content::{Kind, ProblemPage};

use self::templates::Template;
use crate::bridge::editor::Snippet;

/// The snippets that suit a problem: what is asked first, then what its patterns ask for, then what suits every problem of its kind.
pub fn fitting(problem: &ProblemPage) -> Vec<Snippet> {
    let asked = match problem.entry.kind {
        Kind::Function => definition(&problem.starter),
        _ => None,
    };
    let fits = |template: &&Template| {
        let has_package = template.package.is_empty() || problem.packages.iter().any(|it| it == template.package);
        template.kind == problem.entry.kind && has_package
    };
    let is_of_a_pattern = |template: &&Template| {
        template.patterns.iter().any(|it| problem.entry.patterns.iter().any(|pattern| pattern == it))
    };
    let by_pattern = templates::all().filter(fits).filter(is_of_a_pattern);
    let always = templates::all().filter(fits).filter(|template| template.patterns.is_empty());
    asked.into_iter().chain(by_pattern.chain(always).map(|template| snippet(template, problem))).collect()
}

fn snippet(template: &Template, problem: &ProblemPage) -> Snippet {
    let body = template.body.trim_matches('\n');
    Snippet {
        label: template.label.to_owned(),
        title: template.title.to_owned(),
        text: with_tables(body, problem),
        imports: Some(template.import).filter(|import| !import.is_empty()).map(str::to_owned).into_iter().collect(),
        // A statement begins a line; what is one line of Python may be a part of one, and any part of SQL stands in a query.
        is_part: template.kind == Kind::Query || !body.contains('\n'),
        unless: None,
    }
}

/// The asked function or class as the starter has it, with a tab stop in place of each `pass`.
fn definition(starter: &str) -> Option<Snippet> {
    let begins = |line: &str| line.starts_with("def ") || line.starts_with("class ");
    let lines: Vec<&str> = starter.trim_end().lines().collect();
    let at = lines.iter().position(|line| begins(line))?;
    let (head, body) = lines.split_at(at);
    let label = body[0].split(['(', ':']).next()?.trim_end().to_owned();
    let mut stops = 0;
    let written = body.iter().map(|line| match line.trim_end().strip_suffix("pass") {
        Some(indentation) if indentation.trim().is_empty() => {
            stops += 1;
            format!("{indentation}${{{stops}:pass}}")
        }
        _ => escaped(line),
    });
    Some(Snippet {
        title: "What is asked".to_owned(),
        text: written.collect::<Vec<_>>().join("\n"),
        imports: head.iter().filter(|line| !line.trim().is_empty()).map(|line| (*line).to_owned()).collect(),
        is_part: false,
        unless: Some(label.clone()),
        label,
    })
}

/// Text in which nothing is a tab stop.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

/// A query is about the problem's own tables.
fn with_tables(body: &str, problem: &ProblemPage) -> String {
    let [Some(first), second] = [0, 1].map(|at| problem.tables.get(at).map(|table| &table.name)) else {
        return body.to_owned();
    };
    let second = second.unwrap_or(first);
    [("a", first), ("b", second)].iter().fold(body.to_owned(), |text, (stand_in, name)| {
        text.replace(&format!(":{stand_in}}}"), &format!(":{name}}}"))
            .replace(&format!(":{stand_in}.*}}"), &format!(":{name}.*}}"))
    })
}
