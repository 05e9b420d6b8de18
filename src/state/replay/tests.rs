//! Recordings as the worker writes them, and what is drawn from them.

use serde_json::{Value, json};

use super::{After, Drawing, Linked, Reference, Replay};

/// A run of one frame: at each step its names, and the objects that are not what they were.
fn replay(steps: &[(Value, Value)], pointers: Value) -> Replay {
    let (mut frames, mut things, mut told) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (locals, changed)) in steps.iter().enumerate() {
        frames.push(json!({"id": 0, "function": "f", "first_line": 1, "locals": locals}));
        let first = things.len();
        things.extend(changed.as_array().cloned().unwrap_or_default());
        told.push(json!({"event": "line", "stack": [[at, at + 2]], "hidden": 0, "value": null, "note": null,
            "things": (first..things.len()).collect::<Vec<_>>(), "printed": at}));
    }
    let recording = json!({"steps": told, "frames": frames, "things": things, "pointers": pointers, "printed": "äb",
        "end": {"as": "returned"}, "gap": null});
    let recording = serde_json::from_value(recording).expect("a recording");
    Replay::new(recording, "def f(x):\n    pass\n", "example 1").expect("it has steps")
}

fn list(id: u32, items: Value) -> Value {
    let length = items.as_array().map_or(0, Vec::len);
    json!({"id": id, "name": "list", "as": "sequence", "items": items, "length": length})
}

fn node(id: u32, fields: Value) -> Value {
    json!({"id": id, "name": "Node", "as": "object", "fields": fields, "length": 2})
}

#[test]
fn a_changed_item_stands_out_and_indices_point() {
    let steps = [
        (json!([["x", 0], ["i", "0"], ["n", "2"]]), json!([list(0, json!(["4", "5"]))])),
        (json!([["x", 0], ["i", "1"], ["n", "2"]]), json!([list(0, json!(["4", "7"]))])),
    ];
    let pointer = |index: &str| json!({"first_line": 1, "list": "x", "index": index, "axis": 0});
    let replay = replay(&steps, json!([pointer("i"), pointer("n"), pointer("gone")]));
    let rows = replay.picture(1, 0).rows;
    let Drawing::Boxes(boxes) = &rows[0].drawing else { panic!("{rows:?}") };
    let cells: Vec<(bool, Vec<String>)> =
        boxes.cells.iter().map(|cell| (cell.changed, cell.pointers.clone())).collect();
    assert_eq!(cells, [(false, vec![]), (true, vec!["i".to_owned()])]);
    assert_eq!(boxes.outside, [("n".to_owned(), 2)]);
    let changed: Vec<bool> = rows.iter().map(|row| row.changed).collect();
    assert_eq!(changed, [false, true, false]);
}

#[test]
fn going_back_shows_what_was() {
    let steps =
        [(json!([["x", 0]]), json!([list(0, json!(["1"]))])), (json!([["x", 0]]), json!([list(0, json!(["2"]))]))];
    let replay = replay(&steps, json!([]));
    let first = |at| match &replay.picture(at, 0).rows[0].drawing {
        Drawing::Boxes(boxes) => boxes.cells[0].drawing.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(first(1), Drawing::Text("2".into()));
    assert_eq!(first(0), Drawing::Text("1".into()));
    assert_eq!((replay.printed(0), replay.printed(1)), ("", "äb"), "a part of a letter is not shown");
    assert_eq!(replay.last(), 1);
}

#[test]
fn two_names_of_one_list_share_a_row() {
    let steps = [(
        json!([["x", 0], ["y", 0], ["z", 1], ["w", 2]]),
        json!([list(0, json!(["1"])), list(1, json!([0, 1])), list(2, json!([3, 3])), list(3, json!([]))]),
    )];
    let rows = replay(&steps, json!([])).picture(0, 0).rows;
    assert_eq!(rows[0].names, ["x", "y"]);
    let Drawing::Boxes(z) = &rows[1].drawing else { panic!("{rows:?}") };
    let refers: Vec<&Drawing> = z.cells.iter().map(|cell| &cell.drawing).collect();
    let name = |name: &str| Drawing::Refer(Reference::Name(name.into()));
    assert_eq!(refers, [&name("x"), &name("z")]);
    let Drawing::Stack { cells, .. } = &rows[2].drawing else { panic!("{rows:?}") };
    assert!(matches!(&cells[0].drawing, Drawing::Boxes(inner) if inner.tag == Some(1)));
    assert_eq!(cells[1].drawing, Drawing::Refer(Reference::Tag(1)));
}

#[test]
fn rows_that_are_one_list_are_told() {
    let steps = [(json!([["d", 0]]), json!([list(0, json!([1, 1])), list(1, json!(["0", "0"]))]))];
    let pointers = json!([{"first_line": 1, "list": "d", "index": "i", "axis": 0}]);
    let rows = replay(&steps, pointers).picture(0, 0).rows;
    let Drawing::Table(table) = &rows[0].drawing else { panic!("{rows:?}") };
    assert_eq!(table.rows.len(), 2);
    assert!(table.note.contains("Rows 0 and 1 are one and the same list"), "{}", table.note);
}

#[test]
fn a_chain_is_followed_to_its_end_or_round() {
    let three = |last: Value| {
        let things = json!([
            node(0, json!([["value", "1"], ["next", 1]])),
            node(1, json!([["value", "2"], ["next", 2]])),
            node(2, json!([["value", "3"], ["next", last]])),
        ]);
        replay(&[(json!([["head", 0], ["slow", 1]]), things)], json!([])).picture(0, 0)
    };
    for (last, after) in [(json!("None"), After::Nothing), (json!(1), After::Node(2)), (json!(0), After::Node(1))] {
        let picture = three(last);
        assert_eq!(picture.rows[1].drawing, Drawing::Refer(Reference::Node(2, "Node".into())));
        let [Linked::Chains { chains, .. }] = picture.linked.as_slice() else { panic!("{picture:?}") };
        let labels: Vec<&str> = chains[0].nodes.iter().map(|node| node.label.as_str()).collect();
        assert_eq!(labels, ["1", "2", "3"]);
        assert_eq!(chains[0].nodes[1].names, ["slow"]);
        assert_eq!(chains[0].after, after);
    }
}

#[test]
fn a_ring_with_ways_back_is_one_chain_from_its_name_on() {
    let things = json!([
        node(0, json!([["key", "'a'"], ["older", 2], ["newer", 1]])),
        node(1, json!([["key", "'b'"], ["older", 0], ["newer", 2]])),
        node(2, json!([["key", "None"], ["older", 1], ["newer", 0]])),
        {"id": 3, "name": "Cache", "as": "object", "fields": [["held", 0], ["ring", 2]], "length": 2},
    ]);
    let picture = replay(&[(json!([["self", 3]]), things)], json!([])).picture(0, 0);
    let [Linked::Chains { chains, .. }] = picture.linked.as_slice() else { panic!("{picture:?}") };
    let labels: Vec<&str> = chains[0].nodes.iter().map(|node| node.label.as_str()).collect();
    assert_eq!((chains.len(), labels.len(), chains[0].after), (1, 3, After::Node(chains[0].nodes[0].number)));
    assert!(!chains[0].nodes[0].names.is_empty());
}

#[test]
fn a_tree_is_laid_out_left_to_right() {
    let things = json!([
        node(0, json!([["value", "5"], ["left", 1], ["right", 2]])),
        node(1, json!([["value", "3"], ["left", "None"], ["right", "None"]])),
        node(2, json!([["value", "8"], ["left", "None"], ["right", "None"]])),
    ]);
    let picture = replay(&[(json!([["root", 0]]), things)], json!([])).picture(0, 0);
    let [Linked::Trees { trees, .. }] = picture.linked.as_slice() else { panic!("{picture:?}") };
    let places: Vec<(&str, f64, u32)> =
        trees[0].nodes.iter().map(|(node, column, row)| (node.label.as_str(), *column, *row)).collect();
    assert_eq!(places, [("5", 1.0, 0), ("3", 0.0, 1), ("8", 2.0, 1)]);
    assert_eq!(trees[0].size, (3.0, 2));
}

#[test]
fn what_is_no_tree_becomes_cards() {
    let things = json!([
        node(0, json!([["value", "5"], ["left", 1], ["right", 1]])),
        node(1, json!([["value", "3"], ["left", 0], ["right", "None"]])),
    ]);
    let picture = replay(&[(json!([["root", 0]]), things)], json!([])).picture(0, 0);
    let [Linked::Cards { cards, .. }] = picture.linked.as_slice() else { panic!("{picture:?}") };
    assert_eq!(cards[0].1, [("left".to_owned(), 2), ("right".to_owned(), 2)]);
}

#[test]
fn damaged_recordings_are_drawn_as_far_as_they_go() {
    let steps = [(json!([["x", 7], ["y", 0]]), json!([list(0, json!([9]))]))];
    let picture = replay(&steps, json!([])).picture(0, 0);
    assert_eq!(picture.rows[0].drawing, Drawing::Text("…".into()));
    assert_eq!(replay(&steps, json!([])).picture(5, 3), Default::default());
}
