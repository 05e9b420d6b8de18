//! The rules. Each says what DESIGN and the style of the code ask for, and finds where that does not hold.

mod architecture;
mod arrows;
mod browser;
mod colours;
mod packages;
mod sizes;
mod words;

#[cfg(test)]
pub(in crate::tidy) use packages::problems_are_whole;

use super::Alarm;
use super::tree::Tree;

/// Every rule that looks at texts alone.
pub(super) const ALL: &[fn(&Tree) -> Vec<Alarm>] = &[
    architecture::names_every_dependency,
    architecture::names_every_room,
    arrows::checkers_know_the_judge_only,
    arrows::crates_depend_downwards,
    arrows::python_is_told_no_answer,
    arrows::rooms_name_lower_rooms_only,
    browser::cores_know_no_browser,
    browser::only_the_bridge_touches_javascript,
    colours::raw_colours_are_tokens,
    packages::problems_are_whole,
    sizes::crates_say_what_they_are_for,
    sizes::files_are_small,
    sizes::nothing_heavy_is_tracked,
    words::nothing_is_left_undone,
    words::no_machine_is_named,
    words::no_outside_origin_is_named,
    words::no_registry_is_named,
];
