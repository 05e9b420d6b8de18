//! Objects that point to one another: chains with arrows, trees, cards.

use leptos::prelude::*;

use super::drawing::keep_arrows;
use crate::state::replay::{After, Chain, Linked, Node, Tree};

/// The size of a tree's node, and of the room that it has.
const NODE: (f64, f64) = (62.0, 32.0);
const ROOM: (f64, f64) = (74.0, 78.0);
/// Above a node stand the names that lead to it.
const ABOVE: f64 = 22.0;
/// Characters that a tree's node has room for.
const LETTERS: usize = 7;

/// The linked objects of one class.
#[component]
pub(super) fn LinkedView(
    /// The objects.
    linked: Linked,
) -> impl IntoView {
    let (class, body) = match linked {
        Linked::Chains { class, chains } => (class, chains.into_iter().map(draw_chain).collect_view().into_any()),
        Linked::Trees { class, trees } => (class, trees.into_iter().map(draw_tree).collect_view().into_any()),
        Linked::Cards { class, cards } => {
            (class, view! { <ul class="debug-cards">{cards.into_iter().map(draw_card).collect_view()}</ul> }.into_any())
        }
    };
    view! {
        <section class="debug-linked" data-testid="debug-linked">
            <h3>{format!("{class} objects")}</h3>
            {body}
        </section>
    }
}

fn draw_chain(chain: Chain) -> impl IntoView {
    let node = |node: Node| {
        view! {
            <li class="debug-link">
                <div class="debug-node" data-changed=node.changed.to_string()>
                    <NodeNames names=node.names />
                    <span class="debug-box">
                        <code class="debug-value">{node.label}</code>
                        <span class="debug-tag">{format!("#{}", node.number)}</span>
                        {node.changed.then(|| view! { <span class="visually-hidden">" (changed)"</span> })}
                    </span>
                </div>
                <Arrow />
            </li>
        }
    };
    let after = match chain.after {
        After::Nothing => "None".to_owned(),
        After::Node(number) => format!("back to #{number}"),
    };
    view! {
        <ol class="debug-chain">
            {chain.nodes.into_iter().map(node).collect_view()}
            <li class="debug-after" data-testid="debug-chain-end">{after}</li>
        </ol>
    }
}

#[component]
fn NodeNames(names: Vec<String>) -> impl IntoView {
    view! { <span class="debug-pointers">{names.join(", ")}</span> }
}

#[component]
fn Arrow() -> impl IntoView {
    view! {
        <svg class="debug-arrow" viewBox="0 0 28 12" aria-hidden="true" focusable="false">
            <path d="M1 6h24M20 1.5 25.5 6 20 10.5" />
        </svg>
    }
}

fn draw_card((node, ways): (Node, Vec<(String, u32)>)) -> impl IntoView {
    let way = |(way, number): (String, u32)| {
        view! {
            <li class="debug-refer">
                {way} <span aria-hidden="true">" →"</span> {format!(" #{number}")}
            </li>
        }
    };
    view! {
        <li class="debug-card" data-changed=node.changed.to_string()>
            <NodeNames names=node.names />
            <span class="debug-box">
                <code class="debug-value">{node.label}</code>
                <span class="debug-tag">{format!("#{}", node.number)}</span>
            </span>
            <ul>{ways.into_iter().map(way).collect_view()}</ul>
        </li>
    }
}

/// Where a node's middle is.
fn middle(column: f64, row: u32) -> (f64, f64) {
    ((column + 0.5) * ROOM.0, ABOVE + f64::from(row) * ROOM.1 + NODE.1 / 2.0)
}

fn draw_tree(tree: Tree) -> impl IntoView {
    let (columns, rows) = tree.size;
    let (width, height) = (columns.max(1.0) * ROOM.0, ABOVE + f64::from(rows) * ROOM.1 - (ROOM.1 - NODE.1) + 4.0);
    let words = in_words(&tree);
    let edge = |(from, to, way): &(usize, usize, String)| {
        let ((_, x, row), (_, column, below)) = (tree.nodes.get(*from)?, tree.nodes.get(*to)?);
        let ((x1, y1), (x2, y2)) = (middle(*x, *row), middle(*column, *below));
        let way = way.clone();
        Some(view! {
            <line x1=x1 y1=y1 + NODE.1 / 2.0 x2=x2 y2=y2 - NODE.1 / 2.0 />
            <text class="way" x=(x1 + x2) / 2.0 + 6.0 y=(y1 + y2) / 2.0>{way}</text>
        })
    };
    let edges = tree.edges.iter().filter_map(edge).collect_view();
    let node = |(node, column, row): &(Node, f64, u32)| {
        let (x, y) = middle(*column, *row);
        let label = short(&node.label);
        view! {
            <g data-changed=node.changed.to_string()>
                <rect x=x - NODE.0 / 2.0 y=y - NODE.1 / 2.0 width=NODE.0 height=NODE.1 rx="6" />
                <text x=x y=y + 5.0>{label}</text>
                <text class="names" x=x y=y - NODE.1 / 2.0 - 6.0>{node.names.join(", ")}</text>
            </g>
        }
    };
    let nodes = tree.nodes.iter().map(node).collect_view();
    view! {
        <div class="debug-scroller" role="region" aria-label="Tree" tabindex="0" on:keydown=keep_arrows>
            <svg
                class="debug-tree"
                data-testid="debug-tree"
                role="img"
                aria-label=words
                width=width
                height=height
                viewBox=format!("0 0 {width} {height}")
            >
                {edges}
                {nodes}
            </svg>
        </div>
    }
}

fn short(label: &str) -> String {
    if label.chars().count() <= LETTERS {
        return label.to_owned();
    }
    label.chars().take(LETTERS - 1).chain(['…']).collect()
}

/// A tree for those who do not see it.
fn in_words(tree: &Tree) -> String {
    let name = |at: usize| tree.nodes.get(at).map_or("", |(node, ..)| node.label.as_str());
    let line = |(at, (node, ..)): (usize, &(Node, f64, u32))| {
        let below: Vec<&str> = tree.edges.iter().filter(|(from, ..)| *from == at).map(|(_, to, _)| name(*to)).collect();
        let names = if node.names.is_empty() { String::new() } else { format!(" ({})", node.names.join(", ")) };
        let below = if below.is_empty() { String::new() } else { format!(" has below it {}", below.join(" and ")) };
        format!("{}{names}{below}.", node.label)
    };
    tree.nodes.iter().enumerate().map(line).collect::<Vec<_>>().join(" ")
}
