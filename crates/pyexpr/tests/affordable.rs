//! What an answer may well ask for is within the limits.

use pyexpr::{Limits, Names, parse};

/// Each comes to a value, with the limits that the browser has.
#[test]
fn large_but_usual_sizes_are_answered() {
    for source in [
        "np.ones((1000, 1000)).sum()",
        "np.sort(np.arange(10 ** 6)[::-1].reshape(1000, 1000), axis=1)[0, 0]",
        "(lambda x: ((x - x.mean(axis=0)) / (x.std(axis=0) + 1)).shape)(np.ones((1000, 1000)))",
        "(np.ones((300, 300)) @ np.ones((300, 300))).trace()",
        "np.median(np.arange(10 ** 6))",
        "np.unique(np.arange(10 ** 5) % 1000, return_counts=True)",
        "np.linalg.inv(np.eye(100)).trace()",
        "len([t * t for t in range(10 ** 5)])",
        "sum(t for t in range(10 ** 5) if t % 3 == 0)",
        "sum(range(10 ** 6))",
        "len(sorted(range(10 ** 5), key=lambda t: -t))",
        "len(sorted([t * 7919 % 100003 for t in range(10 ** 5)]))",
        "len({t: t * t for t in range(10 ** 5)})",
        "len(dict(zip(range(10 ** 5), range(10 ** 5))))",
        "len(set(range(10 ** 5)))",
        "len(collections.Counter(range(10 ** 5)))",
        "collections.Counter('abracadabra' * 10 ** 4).most_common(2)",
        "len(' '.join(str(t) for t in range(10 ** 5)).split())",
        "('word ' * 10 ** 5).upper().count('W')",
        "len(list(itertools.combinations(range(40), 3)))",
        "len(list(itertools.permutations(range(7))))",
        "np.array([[float(t) for t in range(100)] for s in range(100)]).sum()",
        "np.array(list(range(10 ** 5))).sum()",
        "len(str(2 ** 10000))",
        "math.comb(1000, 500) % 97",
        "math.factorial(1000) % 1009",
    ] {
        let answer = parse(source).and_then(|parsed| parsed.evaluate(&Names::new(), Limits::default()));
        assert!(answer.is_ok(), "{source}: {:?}", answer.err());
    }
}
