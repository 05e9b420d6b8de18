//! Reusable views: props in, callbacks out.

pub mod answer_line;
pub mod case_view;
pub mod choice_list;
pub mod copy_button;
pub mod debug;
pub mod editor;
pub mod figures;
pub mod growth_plot;
pub mod hints;
pub mod history;
pub mod icon;
pub mod load_failure;
pub mod mark;
pub mod modal;
pub mod notice_list;
pub mod progress_ring;
pub mod prose;
pub mod python_status;
pub mod query_plan;
pub mod schema;
pub mod scratch;
pub mod share;
pub mod shown;
pub mod tags;
pub mod verdict_banner;
