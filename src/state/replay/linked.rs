//! Objects that point to one another, laid out: chains, trees, and what is neither.

use std::collections::{BTreeMap, BTreeSet};

use protocol::recording::{Shape, Slot, Thing};

use super::picture::Artist;

/// Linked objects of one class.
#[derive(Clone, Debug, PartialEq)]
pub enum Linked {
    /// Each points to one other at most.
    Chains {
        /// The class.
        class: String,
        /// The chains.
        chains: Vec<Chain>,
    },
    /// Each is pointed to by one other at most.
    Trees {
        /// The class.
        class: String,
        /// The trees.
        trees: Vec<Tree>,
    },
    /// Anything else: each object with its fields.
    Cards {
        /// The class.
        class: String,
        /// The objects, and where their fields lead: the field's name, the other's number.
        cards: Vec<(Node, Vec<(String, u32)>)>,
    },
}

/// One object.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// By which others refer to it.
    pub number: u32,
    /// What it holds, beside what it points to.
    pub label: String,
    /// The names that lead to it.
    pub names: Vec<String>,
    /// Whether it is new or not what it was.
    pub changed: bool,
}

/// Objects in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// From the first on.
    pub nodes: Vec<Node>,
    /// What follows the last.
    pub after: After,
}

/// What follows the last of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// None.
    Nothing,
    /// An object that stands elsewhere, or earlier in this chain.
    Node(u32),
}

/// Objects above and below one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// Each with its place: columns from 0, and rows from 0.
    pub nodes: Vec<(Node, f64, u32)>,
    /// From one of the nodes to another: places in `nodes`, and the name of the way.
    pub edges: Vec<(usize, usize, String)>,
    /// Columns and rows.
    pub size: (f64, u32),
}

/// Lays out the linked objects that were met, class by class.
pub(super) fn draw(artist: &Artist, names: &BTreeMap<u32, Vec<String>>) -> Vec<Linked> {
    let mut classes: Vec<&str> = Vec::new();
    for class in artist.nodes.iter().filter_map(|id| artist.now.get(id)).map(|thing| thing.name.as_str()) {
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    classes.into_iter().map(|class| Graph::new(artist, names, class).lay_out()).collect()
}

/// The objects of one class and the ways between them.
struct Graph<'a> {
    artist: &'a Artist<'a>,
    names: &'a BTreeMap<u32, Vec<String>>,
    class: &'a str,
    links: BTreeSet<&'a str>,
    backs: BTreeSet<&'a str>,
    nodes: Vec<u32>,
    /// Where each leads, without the ways back.
    edges: BTreeMap<u32, Vec<(String, u32)>>,
}

impl<'a> Graph<'a> {
    fn new(artist: &'a Artist<'a>, names: &'a BTreeMap<u32, Vec<String>>, class: &'a str) -> Self {
        let is_ours = |id: &&u32| artist.now.get(id).is_some_and(|thing| thing.name == class);
        let nodes: Vec<u32> = artist.nodes.iter().filter(is_ours).copied().collect();
        let links = artist.replay.links.get(class).into_iter().flatten().map(String::as_str).collect();
        let backs = artist.replay.backs.get(class).into_iter().flatten().map(String::as_str).collect();
        let mut graph = Graph { artist, names, class, links, backs, nodes, edges: BTreeMap::new() };
        graph.edges = graph.nodes.iter().map(|&id| (id, graph.ways(id))).collect();
        graph
    }

    fn ways(&self, id: u32) -> Vec<(String, u32)> {
        let mut ways = Vec::new();
        for (field, slot) in fields(self.artist.now.get(&id).copied()) {
            if self.links.contains(field.as_str()) {
                self.follow(field, slot, &mut ways);
            }
        }
        ways
    }

    fn follow(&self, field: &str, slot: &Slot, ways: &mut Vec<(String, u32)>) {
        let Slot::Thing(target) = slot else { return };
        if self.nodes.contains(target) {
            ways.push((field.to_owned(), *target));
            return;
        }
        match self.artist.now.get(target).map(|thing| &thing.shape) {
            Some(Shape::Sequence { items, .. } | Shape::Set { items, .. }) => {
                let inside = items.iter().filter_map(|item| match item {
                    Slot::Thing(id) if self.nodes.contains(id) => Some((String::new(), *id)),
                    _ => None,
                });
                ways.extend(inside);
            }
            Some(Shape::Dict { entries, .. }) => {
                let inside = entries.iter().filter_map(|(key, value)| match (key, value) {
                    (Slot::Text(key), Slot::Thing(id)) if self.nodes.contains(id) => Some((key.clone(), *id)),
                    _ => None,
                });
                ways.extend(inside);
            }
            _ => {}
        }
    }

    fn lay_out(&self) -> Linked {
        let class = self.class.to_owned();
        let mut pointed: BTreeMap<u32, usize> = BTreeMap::new();
        for (_, target) in self.edges.values().flatten() {
            *pointed.entry(*target).or_insert(0) += 1;
        }
        let is_start = |id: &&u32| !pointed.contains_key(id);
        let starts: Vec<u32> = self.nodes.iter().filter(is_start).copied().collect();
        if self.links.len() <= 1
            && self.edges.values().all(|ways| ways.len() <= 1 && ways.iter().all(|(way, _)| !way.is_empty()))
        {
            return Linked::Chains { class, chains: self.chains(&starts) };
        }
        let trees: Vec<Tree> = starts.iter().map(|&root| self.tree(root)).collect();
        let reached: usize = trees.iter().map(|tree| tree.nodes.len()).sum();
        if pointed.values().all(|&times| times <= 1) && reached == self.nodes.len() {
            return Linked::Trees { class, trees };
        }
        let card = |&id: &u32| {
            let ways = self.edges.get(&id).into_iter().flatten();
            let ways = ways.filter_map(|(way, target)| Some((way.clone(), self.artist.number(*target)?)));
            (self.node(id), ways.collect())
        };
        Linked::Cards { class, cards: self.nodes.iter().map(card).collect() }
    }

    fn chains(&self, starts: &[u32]) -> Vec<Chain> {
        let mut seen = BTreeSet::new();
        let mut chains = Vec::new();
        // Where all are in a ring none is the first: then one that has a name is.
        let named = self.nodes.iter().filter(|id| self.names.contains_key(id));
        for &start in starts.iter().chain(named).chain(&self.nodes) {
            if seen.contains(&start) {
                continue;
            }
            let (mut nodes, mut next) = (Vec::new(), Some(start));
            let after = loop {
                match next {
                    None => break After::Nothing,
                    Some(id) if !seen.insert(id) => break After::Node(self.artist.number(id).unwrap_or(0)),
                    Some(id) => {
                        nodes.push(self.node(id));
                        next = self.edges.get(&id).and_then(|ways| ways.first()).map(|(_, target)| *target);
                    }
                }
            };
            chains.push(Chain { nodes, after });
        }
        chains
    }

    fn tree(&self, root: u32) -> Tree {
        let mut tree = Tree { nodes: Vec::new(), edges: Vec::new(), size: (0.0, 0) };
        let is_binary = self.links.contains("left") && self.links.contains("right");
        self.grow(&mut tree, root, 0, is_binary);
        tree.size.1 = tree.nodes.iter().map(|(_, _, row)| row + 1).max().unwrap_or(0);
        tree
    }

    /// Adds a node with all below it. Its place in the tree's nodes.
    fn grow(&self, tree: &mut Tree, id: u32, row: u32, is_binary: bool) -> usize {
        let at = tree.nodes.len();
        tree.nodes.push((self.node(id), 0.0, row));
        // What is pointed to twice is no tree; it is not drawn as one, so it need not be followed.
        let ways = if tree.nodes.len() > self.nodes.len() {
            &[][..]
        } else {
            self.edges.get(&id).map_or(&[][..], Vec::as_slice)
        };
        let mut below = Vec::new();
        let mut place = None;
        for (way, target) in ways {
            if is_binary && way == "right" && place.is_none() {
                place = Some(take_column(tree));
            }
            let child = self.grow(tree, *target, row + 1, is_binary);
            tree.edges.push((at, child, if is_binary { String::new() } else { way.clone() }));
            below.push(tree.nodes.get(child).map_or(0.0, |(_, column, _)| *column));
        }
        let middle = match (below.first(), below.last()) {
            (Some(first), Some(last)) if !is_binary => (first + last) / 2.0,
            _ => place.unwrap_or_else(|| take_column(tree)),
        };
        if let Some((_, column, _)) = tree.nodes.get_mut(at) {
            *column = middle;
        }
        at
    }

    fn node(&self, id: u32) -> Node {
        let told: Vec<(&String, &String)> = fields(self.artist.now.get(&id).copied())
            .iter()
            .filter(|(name, _)| !self.links.contains(name.as_str()) && !self.backs.contains(name.as_str()))
            .filter_map(|(name, slot)| match slot {
                Slot::Text(text) => Some((name, text)),
                Slot::Thing(_) => None,
            })
            .collect();
        let label = match told.as_slice() {
            [(_, text)] => (*text).clone(),
            told => told.iter().map(|(name, text)| format!("{name} {text}")).collect::<Vec<_>>().join(", "),
        };
        Node {
            number: self.artist.number(id).unwrap_or(0),
            label,
            names: self.names.get(&id).cloned().unwrap_or_default(),
            changed: self.artist.has_changed(id),
        }
    }
}

fn take_column(tree: &mut Tree) -> f64 {
    let column = tree.size.0;
    tree.size.0 += 1.0;
    column
}

fn fields(thing: Option<&Thing>) -> &[(String, Slot)] {
    match thing.map(|thing| &thing.shape) {
        Some(Shape::Object { fields, .. }) => fields,
        _ => &[],
    }
}
