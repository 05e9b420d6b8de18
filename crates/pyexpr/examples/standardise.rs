//! Times one evaluation of a small expression: `cargo run --release -p pyexpr --example standardise`.

use std::time::Instant;

use pyexpr::{Error, Limits, Names, Object, parse};

fn main() -> Result<(), Error> {
    let mut names = Names::new();
    names.bind("x", Object::float_array(&[4, 3], (0..12).map(|n| (n * n % 7) as f64).collect())?);
    names.bind("y", Object::float_array(&[1000, 1000], (0..1_000_000).map(|n| (n % 997) as f64 / 7.0).collect())?);
    for (source, count) in [
        ("(x - x.mean(axis=0)) / x.std(axis=0)", 20_000),
        ("x @ x.T", 20_000),
        ("(y - y.mean(axis=0)) / y.std(axis=0)", 10),
        ("y + 1", 50),
        ("y.sum(axis=1)", 50),
        ("y > 50", 50),
        ("np.sort(y, axis=1)", 3),
    ] {
        let begun = Instant::now();
        for _ in 0..count {
            parse(source)?;
        }
        let parsing = begun.elapsed() / count;
        let expression = parse(source)?;
        let begun = Instant::now();
        for _ in 0..count {
            expression.evaluate(&names, Limits::default())?;
        }
        println!("{source}: parsed in {parsing:?}, evaluated in {:?}", begun.elapsed() / count);
    }
    Ok(())
}
