//! No source text panics, overflows the stack or runs for ever.

use std::time::{Duration, Instant};

mod pieces;

use pieces::*;
use pyexpr::{Error, Limit, Limits, Names, Object, parse};

/// Half of the stack that a thread of a browser has.
const STACK: usize = 1 << 19;

fn names() -> Names {
    let mut names = Names::new();
    names.bind("x", Object::float_array(&[2, 3], vec![1.0, -2.0, 0.5, f64::NAN, 4.0, 0.0]).expect("an array"));
    names.bind("n", Object::int_array(&[4], vec![3, 1, 2, 0]).expect("an array"));
    names.bind("s", Object::from("text"));
    names.bind("k", Object::Int(3));
    names
}

fn run(source: &str, names: &Names) -> Result<String, Error> {
    let limits = Limits { work: 2_000_000, memory: 32 << 20 };
    parse(source)?.evaluate(names, limits)?.value.repr()
}

/// A small generator of numbers, so that a failure can be repeated from its seed.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

fn fuzz(seed: u64, count: usize) {
    let names = names();
    let mut random = Random(seed);
    // What a hang or an abort was about.
    let trace = std::env::var_os("PYEXPR_TRACE").is_some();
    for _ in 0..count {
        let source = match random.below(4) {
            0 => (0..random.below(30) + 1)
                .map(|_| random.pick(TOKENS))
                .collect::<Vec<_>>()
                .join(if random.below(2) == 0 { " " } else { "" }),
            1 => {
                let arguments: Vec<&str> = (0..random.below(4)).map(|_| random.pick(VALUES)).collect();
                format!("np.{}({})", random.pick(CALLS), arguments.join(", "))
            }
            2 => {
                let arguments: Vec<&str> = (0..random.below(4)).map(|_| random.pick(VALUES)).collect();
                let function = random.pick(LIBRARY);
                let close = ["", ")", "]"][if function.starts_with('[') { 2 } else { function.contains('(') as usize }];
                format!("{function}({}){close}", arguments.join(", "))
            }
            _ => {
                let operator =
                    random.pick(&["+", "-", "*", "/", "//", "%", "**", "@", "<<", "&", "|", "<", "==", "in", "and"]);
                let index =
                    random.pick(&["", "[0]", "[::2]", "[n]", "[x > 0]", "[None]", "[..., 1]", "[[0, 1], [1]]", "[5]"]);
                let left = random
                    .pick(VALUES)
                    .trim_start_matches("axis=")
                    .trim_start_matches("keepdims=")
                    .trim_start_matches("dtype=");
                format!("({left}) {operator} {}{index}", random.pick(&["x", "n", "s", "k", "[1, 2]", "np.float64(2)"]))
            }
        };
        if trace {
            eprintln!("{source}");
        }
        let begun = Instant::now();
        let _ = run(&source, &names);
        assert!(begun.elapsed() < Duration::from_secs(5), "too slow: {source}");
    }
}

fn on_small_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work).expect("a thread");
    assert!(thread.join().is_ok());
}

#[test]
fn random_sources_do_not_panic() {
    let count = std::env::var("PYEXPR_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000);
    let seed = std::env::var("PYEXPR_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0x9E37_79B9_7F4A_7C15);
    on_small_stack(move || fuzz(seed, count));
}

#[test]
fn deep_sources_fit_a_small_stack() {
    let shapes: [fn(usize) -> String; 12] = [
        |n| format!("{}1{}", "(".repeat(n), ")".repeat(n)),
        |n| format!("{}1{}", "[".repeat(n), "]".repeat(n)),
        |n| format!("{}1", "-".repeat(n)),
        |n| format!("{}1", "not ".repeat(n)),
        |n| format!("{}1", "lambda: ".repeat(n)),
        |n| format!("{}1", "2 ** ".repeat(n)),
        |n| format!("{}1", "1 if 0 else ".repeat(n)),
        |n| format!("1{}", " + 1".repeat(n)),
        |n| format!("x{}", ".T".repeat(n)),
        |n| format!("x{}", "[None]".repeat(n)),
        |n| format!("{}1{}", "len([".repeat(n), "])".repeat(n)),
        |n| format!("{}k{}", "f'{".repeat(n), "}'".repeat(n)),
    ];
    on_small_stack(move || {
        let names = names();
        for shape in shapes {
            for depth in [10, 30, 49, 60, 90, 99, 100, 150, 199, 200, 1000, 6000] {
                let _ = run(&shape(depth), &names);
            }
        }
    });
}

#[test]
fn deep_calls_fit_a_small_stack() {
    on_small_stack(|| {
        let names = names();
        for source in [
            "(lambda f: f(f))(lambda f: f(f))",
            "(lambda f: f(f, 10 ** 9))(lambda f, n: [f(f, n - 1)])",
            "(lambda f: f(f, 60))(lambda f, n: [f(f, n - 1)] if n else [])",
            "(lambda f: f(f, 10 ** 9))(lambda f, n: sum(map(lambda v: f(f, n - 1), [1])))",
            "(lambda f: f(f, 10 ** 9))(lambda f, n: sorted([1], key=lambda v: f(f, n - 1)))",
            "(lambda f: f(f, 10 ** 9))(lambda f, n: [f(f, n - 1) for v in range(2)])",
            "(lambda f: f(f, 10 ** 9))(lambda f, n: sum(f(f, n - 1) for v in range(2)))",
            "functools.reduce(lambda a, _: [a], range(10 ** 6), 0)",
            "functools.reduce(lambda a, _: {1: (a,)}, range(10 ** 6), 0)",
            "functools.reduce(lambda a, _: itertools.chain(a, [1]), range(10 ** 6), [])",
            "functools.reduce(lambda f, _: lambda: f, range(10 ** 6), 0)",
            "functools.reduce(lambda f, _: functools.partial(max, f), range(10 ** 6), 0)",
            "functools.reduce(lambda a, _: [lambda: a], range(10 ** 6), 0)",
            "functools.reduce(lambda a, _: [a, a], range(10 ** 6), 0)",
            "list(itertools.accumulate(range(10 ** 6), lambda a, _: [a]))",
            "[a := [a] for _ in range(10 ** 6)] if (a := 0) == 0 else 0",
            "[a := map(abs, a) for _ in range(10 ** 6)] if (a := [1]) else 0",
            "hash(functools.reduce(lambda a, _: (a,), range(140), 0))",
            "functools.reduce(lambda a, _: [a], range(140), 0) == functools.reduce(lambda a, _: [a], range(140), 0)",
            "functools.reduce(lambda a, _: frozenset([a]), range(10 ** 6), 0)",
            "functools.reduce(lambda a, _: collections.deque([a]), range(10 ** 6), 0)",
            "'{:{}}'.format(1, '{' * 10000)",
        ] {
            let _ = run(source, &names);
        }
    });
}

#[test]
fn greedy_expressions_are_stopped() {
    let names = names();
    let begun = Instant::now();
    for (source, limit) in [
        ("np.ones((10**6, 10**6))", Limit::Memory),
        ("np.zeros(10**12)", Limit::Memory),
        ("10**10**10", Limit::Memory),
        ("[0] * 10**12", Limit::Memory),
        ("'a' * 10**12", Limit::Memory),
        ("sum(range(10**12))", Limit::Work),
        ("list(range(10**12))", Limit::Memory),
        ("[0 for _ in range(10**9)]", Limit::Work),
        ("any(False for _ in range(10**12))", Limit::Work),
        ("1 << 10**9", Limit::Memory),
        ("math.factorial(10**6)", Limit::Work),
        ("np.arange(10**12)", Limit::Memory),
        ("np.tile([1], 10**12)", Limit::Memory),
        ("np.repeat(1, 10**12)", Limit::Memory),
        ("np.linspace(0, 1, 10**12)", Limit::Memory),
        ("np.eye(10**6)", Limit::Memory),
        ("np.ones((3000, 1)) + np.ones((1, 3000)) + np.ones((3000, 3000))", Limit::Memory),
        ("np.einsum('i,j,k,l->', np.ones(99), np.ones(99), np.ones(99), np.ones(99))", Limit::Work),
        ("np.bincount([10**12])", Limit::Memory),
        ("np.pad([1], 10**12)", Limit::Memory),
        ("np.broadcast_to(1, (10**6, 10**6))", Limit::Memory),
        ("np.meshgrid(np.arange(9000), np.arange(9000))", Limit::Memory),
        ("(lambda f: f(f))(lambda f: f(f))", Limit::Depth),
        ("np.eye(10**12, 0)", Limit::Work),
        ("np.array_split(np.array([1]), 10**18)", Limit::Memory),
        ("np.sort(np.zeros((10**15, 0)), axis=1)", Limit::Work),
        ("list(itertools.repeat(1, 10**12))", Limit::Work),
        ("sum(itertools.count())", Limit::Work),
        ("list(itertools.filterfalse(lambda x: True, itertools.repeat(1)))", Limit::Work),
        ("list(itertools.product(range(1000), repeat=10**9))", Limit::Memory),
        ("len(list(itertools.permutations(range(30))))", Limit::Work),
        ("list(itertools.islice(itertools.count(), 10**12, None))", Limit::Work),
        ("bytes(10**12)", Limit::Memory),
        ("(5).to_bytes(10**12)", Limit::Memory),
        ("'a'.center(10**12)", Limit::Memory),
        ("'\\t'.expandtabs(10**12)", Limit::Memory),
        ("statistics.quantiles([1, 2], n=10**12)", Limit::Memory),
        ("list(collections.Counter(a=10**12).elements())", Limit::Memory),
        ("functools.reduce(lambda a, _: [a], range(10**6), 0)", Limit::Depth),
        ("pow(3, -1, (1 << 200000) + 1)", Limit::Work),
    ] {
        match run(source, &names) {
            Err(Error::LimitExceeded { limit: found, .. }) => assert_eq!(found, limit, "{source}"),
            other => panic!("{source}: {other:?}"),
        }
    }
    // Each is stopped at once; the bound allows for an unoptimised build on a busy machine.
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}
