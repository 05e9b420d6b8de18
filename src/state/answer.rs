//! The answer being written on the open problem page, stored as it is written.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{
    content::{Kind, ProblemPage},
    judging::Answer,
};

use super::{
    draft::Draft,
    store::{Hearing, Store},
};
use crate::bridge::{
    Listener,
    clock::{self, Timer},
    page,
};

/// How long the keyboard must rest before a draft is stored.
const REST_MS: u32 = 400;

/// The answer on the page. Lives as long as the page.
#[derive(Clone, Copy)]
pub struct AnswerStore {
    problem: StoredValue<Arc<ProblemPage>>,
    answer: RwSignal<Answer>,
    replaced: RwSignal<Option<String>>,
    store: Store,
    unsaved: StoredValue<bool>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
    listeners: StoredValue<Option<[Listener; 2]>, LocalStorage>,
    hearing: StoredValue<Option<Hearing>, LocalStorage>,
}

impl AnswerStore {
    /// Restores the problem's draft, or begins with its starter.
    pub fn open(problem: Arc<ProblemPage>, store: Store) -> Self {
        let fits = fitting(&problem);
        let key = Draft::key(&problem.entry.slug);
        let found = store.read(&key, |text| Draft::parse(text, &fits));
        let answer = found.map_or_else(|| blank(&problem), |draft| draft.answer);
        let this = Self {
            problem: StoredValue::new(problem),
            answer: RwSignal::new(answer),
            replaced: RwSignal::new(None),
            store,
            unsaved: StoredValue::new(false),
            timer: StoredValue::new_local(None),
            listeners: StoredValue::new_local(None),
            hearing: StoredValue::new_local(None),
        };
        this.listeners.set_value(page::on_hide(move || this.save_now()));
        this.hearing.set_value(Some(store.on_change(move || key.clone(), move |body| this.hear(body))));
        on_cleanup(move || this.save_now());
        this
    }

    /// The answer; whoever reads it here follows its changes.
    pub fn get(&self) -> Answer {
        self.answer.get()
    }

    /// The answer's text; empty where options are chosen.
    pub fn text(&self) -> String {
        self.answer.with(|answer| match answer {
            Answer::Text(text) => text.clone(),
            Answer::Options(_) => String::new(),
        })
    }

    /// Whether an option is chosen.
    pub fn is_chosen(&self, option: usize) -> bool {
        self.answer.with(|answer| matches!(answer, Answer::Options(chosen) if chosen.contains(&option)))
    }

    /// Takes in what was typed.
    pub fn type_text(&self, text: String) {
        let answer = Answer::Text(text);
        if self.answer.with_untracked(|now| *now != answer) {
            self.answer.set(answer);
            self.save_soon();
        }
    }

    /// Chooses an option or takes the choice back. Where one option is asked for, it takes the place of the other.
    pub fn choose(&self, option: usize, chosen: bool) {
        let several = self.problem.with_value(|problem| problem.several);
        self.answer.update(|answer| {
            if let Answer::Options(options) = answer {
                if several {
                    options.retain(|other| *other != option);
                } else {
                    options.clear();
                }
                if chosen {
                    options.push(option);
                    options.sort_unstable();
                }
            }
        });
        self.save_soon();
    }

    /// Whether nothing was changed yet.
    pub fn is_blank(&self) -> bool {
        self.problem.with_value(|problem| self.answer.with(|answer| *answer == blank(problem)))
    }

    /// Begins again with the starter; [`AnswerStore::undo_reset`] takes it back.
    pub fn reset(&self) {
        if let Answer::Text(starter) = self.problem.with_value(|problem| blank(problem)) {
            self.swap(starter);
        }
    }

    /// Puts another answer in the place of this one; [`AnswerStore::undo_reset`] takes a text's replacement back. `false`
    /// where it is none that this problem can have.
    pub fn replace(&self, other: Answer) -> bool {
        if !self.problem.with_value(|problem| fitting(problem)(&other)) {
            return false;
        }
        match other {
            Answer::Text(text) => self.swap(text),
            options => {
                self.answer.set(options);
                self.save_soon();
            }
        }
        true
    }

    /// Brings back what the last reset replaced. What it replaces in turn can be brought back the same way.
    pub fn undo_reset(&self) {
        if let Some(text) = self.replaced.get_untracked() {
            self.swap(text);
        }
    }

    /// Whether a reset can be taken back.
    pub fn can_undo_reset(&self) -> bool {
        self.replaced.with(Option::is_some)
    }

    fn swap(&self, text: String) {
        let Answer::Text(now) = self.answer.get_untracked() else { return };
        self.replaced.set(Some(now));
        self.type_text(text);
        self.save_now();
    }

    fn save_soon(&self) {
        let store = *self;
        self.unsaved.set_value(true);
        self.timer.set_value(Some(Timer::after(REST_MS, move || store.save_now())));
    }

    /// Stores the draft if it changed since it was last stored.
    pub fn save_now(&self) {
        if !self.unsaved.try_get_value().unwrap_or(false) {
            return;
        }
        self.timer.set_value(None);
        self.unsaved.set_value(false);
        let key = self.problem.with_value(|problem| Draft::key(&problem.entry.slug));
        let answer = self.answer.get_untracked();
        // An untouched starter is not stored, so that a better one reaches everybody.
        let is_blank = self.problem.with_value(|problem| answer == blank(problem));
        self.store.put(&key, (!is_blank).then(|| Draft::new(answer, clock::now_ms()).to_text()));
    }

    /// Shows what was written elsewhere, unless something unsaved stands here: then that is put aside before ours replaces it.
    fn hear(&self, body: Option<&str>) -> bool {
        let theirs = self.problem.with_value(|problem| match body {
            None => Some(blank(problem)),
            Some(body) => Draft::parse(body, fitting(problem)).value.map(|draft| draft.answer),
        });
        match theirs {
            Some(theirs) if !self.unsaved.get_value() => {
                self.answer.set(theirs);
                true
            }
            _ => false,
        }
    }
}

fn blank(problem: &ProblemPage) -> Answer {
    match problem.entry.kind {
        Kind::Choice => Answer::Options(Vec::new()),
        // The line that files end with is no part of a one-line answer.
        Kind::Expression | Kind::Complexity => Answer::Text(problem.starter.trim_end().to_owned()),
        Kind::Function | Kind::Query => Answer::Text(problem.starter.clone()),
    }
}

/// Whether a stored answer is one that this problem can have.
fn fitting(problem: &ProblemPage) -> impl Fn(&Answer) -> bool + use<> {
    let (kind, options, several) = (problem.entry.kind, problem.options.len(), problem.several);
    move |answer| match answer {
        Answer::Text(_) => kind != Kind::Choice,
        Answer::Options(chosen) => {
            let is_in_order = chosen.is_sorted_by(|one, next| one < next);
            let is_as_asked = several || chosen.len() <= 1;
            kind == Kind::Choice && is_in_order && is_as_asked && chosen.iter().all(|option| *option < options)
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::content::{ChoiceOption, Difficulty};

    use super::{super::catalogue::tests::entry, *};

    fn choice(several: bool) -> ProblemPage {
        ProblemPage {
            entry: entry("a", Kind::Choice, Difficulty::Easy),
            statement_html: String::new(),
            hints: vec![],
            editorial_html: String::new(),
            follow_ups: vec![],
            starter: String::new(),
            options: ["x", "y", "z"].map(|html| ChoiceOption { html: html.to_owned() }).to_vec(),
            several,
            packages: vec![],
            names: vec![],
            tables: vec![],
        }
    }

    #[test]
    fn what_comes_from_elsewhere_is_only_taken_where_a_person_could_have_given_it() {
        let fits = |several, chosen: &[usize]| fitting(&choice(several))(&Answer::Options(chosen.to_vec()));
        assert!(fits(false, &[]) && fits(false, &[2]) && fits(true, &[0, 2]));
        assert!(!fits(false, &[0, 1]), "one option is asked for");
        assert!(!fits(true, &[3]) && !fits(true, &[1, 1]) && !fits(true, &[2, 0]));
        assert!(!fitting(&choice(true))(&Answer::Text(String::new())));
    }
}
