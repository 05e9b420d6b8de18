//! The names that expressions find bound, with new values every time.

use judge::random::Random;

/// Bindings as `NAME = EXPRESSION`. Without `wide`, none has a dtype of a width that NumPy's default integer may have.
///
/// A name's letter tells the dtype (`i` int, `f` float, `b` bool, `s` int8, `u` uint8, `h` int16, `g` float32, `c` complex), the digit how many axes there
/// are. `n` holds NaN and infinities, `e` is empty, `q` and `p` are square, `t`, `r` and `v` are views.
pub fn bindings(random: &mut Random, wide: bool) -> Vec<String> {
    let (a, b, c) = (random.count(1..=3), random.count(2..=4), random.count(1..=3));
    let square = random.count(2..=3);
    let shape = |extents: &[usize]| {
        let list: Vec<String> = extents.iter().map(usize::to_string).collect();
        format!(".reshape({})", list.join(", "))
    };
    let mut draw = |count: usize, kind: &str| -> String {
        let one = |random: &mut Random| match kind {
            "int" => random.int(-9..=9).to_string(),
            "small" => random.int(-100..=100).to_string(),
            "byte" => random.int(0..=255).to_string(),
            "bool" => if random.chance(0.5) { "True" } else { "False" }.into(),
            // Eighths are exact in every float type, and so are their sums and products.
            "float" => format!("{:?}", random.int(-40..=40) as f64 / 8.0),
            "complex" => format!("{}{:+}j", random.int(-4..=4), random.int(-4..=4)),
            _ => match random.int(0..=5) {
                0 => "np.nan".into(),
                1 => "np.inf".into(),
                2 => "-np.inf".into(),
                3 => "-0.0".into(),
                _ => format!("{:?}", random.int(-40..=40) as f64 / 8.0),
            },
        };
        format!("np.array([{}])", random.many(count, one).join(", "))
    };
    let typed = |list: String, dtype: &str| format!("{}, dtype={dtype})", list.trim_end_matches(')'));
    let mut lines = vec![
        format!("i1 = {}", draw(b, "int")),
        format!("i2 = {}{}", draw(a * b, "int"), shape(&[a, b])),
        format!("i3 = {}{}", draw(c * a * b, "int"), shape(&[c, a, b])),
        format!("f0 = np.array({})", f64::from(b as u32) / 4.0),
        format!("k0 = np.array({a})"),
        format!("f1 = {}", draw(b, "float")),
        format!("f2 = {}{}", draw(a * b, "float"), shape(&[a, b])),
        format!("f3 = {}{}", draw(c * a * b, "float"), shape(&[c, a, b])),
        format!("b1 = {}", draw(b, "bool")),
        format!("b2 = {}{}", draw(a * b, "bool"), shape(&[a, b])),
        format!("s1 = {}", typed(draw(b, "small"), "np.int8")),
        format!("u1 = {}", typed(draw(b, "byte"), "np.uint8")),
        format!("h1 = {}", typed(draw(b, "small"), "np.int16")),
        format!("g2 = {}{}", typed(draw(a * b, "float"), "np.float32"), shape(&[a, b])),
        format!("half1 = {}", typed(draw(b, "float"), "np.float16")),
        format!("c1 = {}", draw(b, "complex")),
        format!("c2 = {}{}", draw(a * b, "complex"), shape(&[a, b])),
        format!("n1 = {}", draw(b, "odd")),
        format!("n2 = {}{}", draw(a * b, "odd"), shape(&[a, b])),
        "e1 = np.array([])".into(),
        format!("e2 = np.zeros((0, {b}))"),
        format!("e3 = np.zeros(({c}, 0, {a}), dtype=int)"),
        format!("q2 = {}{}", draw(square * square, "float"), shape(&[square, square])),
        format!("p2 = {}{}", draw(square * square, "int"), shape(&[square, square])),
        "t2 = f2.T".into(),
        "r1 = i1[::-1]".into(),
        "v3 = f3[:, ::-1, 1:]".into(),
    ];
    if wide {
        lines.push(format!("w2 = {}{}", typed(draw(a * b, "small"), "np.int32"), shape(&[a, b])));
        lines.push(format!("uw1 = {}", typed(draw(b, "byte"), "np.uint32")));
        lines.push(format!("ul1 = {}", typed(draw(b, "byte"), "np.uint64")));
    }
    lines.push(format!("m = {}", random.int(-12..=40)));
    lines.push(format!("x = {:?}", random.decimal(-20.0, 20.0, 3)));
    lines.push(format!("s = '{}'", random.pick(&["banana", "Hello World", "a,b,,c", "x", "áß ok", "key=1"])));
    lines.push(format!("l = {:?}", random.many(b, |random| random.int(-9..=9))));
    lines.push(format!("lf = {:?}", random.many(a, |random| random.int(-40..=40) as f64 / 8.0)));
    lines.push(format!("ls = {}", random.pick(&["['pear', 'Fig', 'apple']", "['b', 'a']", "['x', 'yy', 'x', '']"])));
    lines.push(format!("tp = {}", random.pick(&["(3, 1, 2)", "(1, 'a')", "(2.5, True, None)", "((1, 2), (3, 4))"])));
    lines.push(format!(
        "d = {}",
        random.pick(&["{'a': 1, 'b': 2}", "{1: 'x', 2: 'y'}", "{'k': [1, 2]}", "{(1, 2): 3}"])
    ));
    lines.push(format!("st = {}", random.pick(&["{1, 2, 3}", "{5}", "{'a'}", "{2, 4, 6, 8}"])));
    lines
}
