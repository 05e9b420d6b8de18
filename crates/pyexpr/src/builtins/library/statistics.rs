//! `statistics`.

use super::exact::{Class, Ratio, float_of, sums};
use crate::builtins::functions::sort;
use crate::builtins::math::{float, real_log};
use crate::builtins::precise::{ExactSum, sum_of_products};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Error, Result, raised, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::limits::OBJECT;
use crate::object::{Dict, Object};
use crate::syntax::tree::Binary;

const fn function(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Library("statistics"), name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("mean", "data", mean),
    function("fmean", "data weights?", fmean),
    function("geometric_mean", "data", geometric_mean),
    function("harmonic_mean", "data weights?", harmonic_mean),
    function("median", "data", |machine, bound| median(machine, bound, Middle::Both)),
    function("median_low", "data", |machine, bound| median(machine, bound, Middle::Low)),
    function("median_high", "data", |machine, bound| median(machine, bound, Middle::High)),
    function("median_grouped", "data interval?", median_grouped),
    function("mode", "data", mode),
    function("multimode", "data", multimode),
    function("quantiles", "data * n? method?", quantiles),
    function("variance", "data xbar?", |machine, bound| spread(machine, bound, "xbar", false)),
    function("pvariance", "data mu?", |machine, bound| spread(machine, bound, "mu", false)),
    function("stdev", "data xbar?", |machine, bound| spread(machine, bound, "xbar", true)),
    function("pstdev", "data mu?", |machine, bound| spread(machine, bound, "mu", true)),
    function("covariance", "x y /", |machine, bound| {
        let pair = Pair::of(machine, bound, "covariance")?;
        let products = sum_of_products(machine, &pair.x, &pair.y)?;
        machine.binary(Binary::Divide, &products, &Object::Int(pair.x.len() as i64 - 1))
    }),
    function("correlation", "x y / * method?", correlation),
];

fn statistics_error(message: impl Into<String>) -> Error {
    raised("StatisticsError", message)
}

fn data(machine: &mut Machine, bound: &Bound) -> Result<Vec<Object>> {
    let items = machine.iterate_to_vec(bound.required("data"))?;
    machine.meter.work(items.len().saturating_mul(2 * OBJECT))?;
    Ok(items)
}

fn mean(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let items = data(machine, bound)?;
    let sums = sums(machine, &items)?;
    if sums.count == 0 {
        return Err(statistics_error("mean requires at least one data point"));
    }
    match sums.sum {
        Ok(sum) => sum.divided(sums.count).object(sums.class),
        Err(special) => Ok(float_of(special / sums.count as f64, sums.class)),
    }
}

/// `math.fsum`.
fn float_sum(machine: &mut Machine, items: &[Object]) -> Result<f64> {
    let mut sum = ExactSum::default();
    for item in items {
        machine.meter.work(4)?;
        sum.add(float(item)?)?;
    }
    sum.finish()
}

fn fmean(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let items = data(machine, bound)?;
    let Some(weights) = bound.some("weights") else {
        let total = float_sum(machine, &items)?;
        if items.is_empty() {
            return Err(statistics_error("fmean requires at least one data point"));
        }
        return Ok(Object::Float(total / items.len() as f64));
    };
    let weights = machine.iterate_to_vec(weights)?;
    if weights.len() != items.len() {
        return Err(statistics_error("data and weights must be the same length"));
    }
    let products = sum_of_products(machine, &items, &weights)?;
    let total = float_sum(machine, &weights)?;
    if total == 0.0 {
        return Err(statistics_error("sum of weights must be non-zero"));
    }
    machine.binary(Binary::Divide, &products, &Object::Float(total))
}

fn geometric_mean(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let items = data(machine, bound)?;
    let wrong = || statistics_error("geometric mean requires a non-empty dataset containing positive numbers");
    let mut sum = ExactSum::default();
    for item in &items {
        machine.meter.work(4)?;
        let logarithm = real_log(item).map_err(|error| match error {
            Error::Raised { kind: "ValueError", .. } => wrong(),
            other => other,
        })?;
        sum.add(logarithm)?;
    }
    if items.is_empty() {
        return Err(wrong());
    }
    let result = (sum.finish()? / items.len() as f64).exp();
    if result.is_infinite() {
        return Err(unsupported("a geometric mean this large"));
    }
    Ok(Object::Float(result))
}

fn harmonic_mean(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    const NEGATIVE: &str = "harmonic mean does not support negative values";
    let items = data(machine, bound)?;
    let zero = Object::Int(0);
    if items.is_empty() {
        return Err(statistics_error("harmonic_mean requires at least one data point"));
    }
    let is_real = |item: &Object| matches!(item, Object::Float(_)) || item.to_big().is_some();
    let weights = match bound.some("weights") {
        None if items.len() == 1 => {
            let item = &items[0];
            if item.is_numpy() {
                return Err(unsupported("a harmonic mean of NumPy values"));
            }
            if !is_real(item) {
                return Err(type_error("unsupported type"));
            }
            if machine.less(item, &zero)? {
                return Err(statistics_error(NEGATIVE));
            }
            return Ok(item.clone());
        }
        None => None,
        Some(weights) => Some(machine.iterate_to_vec(weights)?),
    };
    if let Some(weights) = &weights {
        if weights.len() != items.len() {
            return Err(statistics_error("Number of weights does not match data size"));
        }
        for weight in weights {
            if machine.less(weight, &zero)? {
                return Err(statistics_error(NEGATIVE));
            }
        }
    }
    let mut quotients = Vec::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        if item.is_numpy() {
            return Err(unsupported("a harmonic mean of NumPy values"));
        }
        if machine.less(item, &zero)? {
            return Err(statistics_error(NEGATIVE));
        }
        let weight = weights.as_ref().map_or(Object::Int(1), |weights| weights[place].clone());
        quotients.push(match machine.truth(&weight)? {
            false => zero.clone(),
            true => match machine.binary(Binary::Divide, &weight, item) {
                Err(Error::Raised { kind: "ZeroDivisionError", .. }) => return Ok(zero),
                other => other?,
            },
        });
    }
    let total_weight = match &weights {
        None => Ok(Ratio { numerator: items.len().into(), denominator: 1.into() }),
        Some(weights) => sums(machine, weights)?.sum,
    };
    let total = sums(machine, &quotients)?;
    match (total_weight, total.sum) {
        (Ok(_), Ok(sum)) if !sum.is_positive() => Err(statistics_error("Weighted sum must be positive")),
        (Ok(weight), Ok(sum)) => {
            Ratio { numerator: weight.numerator * sum.denominator, denominator: weight.denominator * sum.numerator }
                .object(total.class)
        }
        _ => Err(unsupported("a harmonic mean of infinities")),
    }
}

fn sorted(machine: &mut Machine, bound: &Bound) -> Result<Vec<Object>> {
    let items = data(machine, bound)?;
    let pairs = items.into_iter().map(|item| (item.clone(), item)).collect();
    sort(machine, pairs, false)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Middle {
    Low,
    High,
    Both,
}

fn median(machine: &mut Machine, bound: &Bound, middle: Middle) -> Result<Object> {
    let items = sorted(machine, bound)?;
    let half = items.len() / 2;
    match (items.len() % 2, middle) {
        _ if items.is_empty() => Err(statistics_error("no median for empty data")),
        (1, _) | (_, Middle::High) => Ok(items[half].clone()),
        (_, Middle::Low) => Ok(items[half - 1].clone()),
        _ => {
            let sum = machine.binary(Binary::Add, &items[half - 1], &items[half])?;
            machine.binary(Binary::Divide, &sum, &Object::Int(2))
        }
    }
}

fn median_grouped(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let items = sorted(machine, bound)?;
    if items.is_empty() {
        return Err(statistics_error("no median for empty data"));
    }
    let interval = match bound.get("interval") {
        None => 1.0,
        Some(Object::Str(_)) => return Err(bound.refuse("interval")),
        Some(interval) => float(interval)?,
    };
    let middle = items[items.len() / 2].clone();
    let x = match &middle {
        Object::Int(_) | Object::Float(_) | Object::Bool(_) => float(&middle)?,
        other => return Err(unsupported(format!("statistics.median_grouped of a {}", other.type_name()))),
    };
    let (mut below, mut equal) = (0, 0);
    for item in &items {
        if machine.less(item, &middle)? {
            below += 1;
        } else if !machine.less(&middle, item)? {
            equal += 1;
        }
    }
    let lower = x - interval / 2.0;
    Ok(Object::Float(lower + interval * (items.len() as f64 / 2.0 - below as f64) / equal as f64))
}

/// How often each value occurs, in the order of first sight.
fn counts(machine: &mut Machine, bound: &Bound) -> Result<Vec<(Object, i64)>> {
    let mut counts = Dict::default();
    for item in data(machine, bound)? {
        machine.meter.memory(crate::limits::ENTRY_BYTES)?;
        let count = match counts.get(&item)? {
            Some(Object::Int(count)) => count + 1,
            _ => 1,
        };
        counts.insert(item, Object::Int(count))?;
    }
    let number = |count: &Object| if let Object::Int(count) = count { *count } else { 0 };
    Ok(counts.entries().iter().map(|(key, count)| (key.clone(), number(count))).collect())
}

fn mode(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let counts = counts(machine, bound)?;
    let most = counts.iter().map(|(_, count)| *count).max();
    match counts.into_iter().find(|(_, count)| Some(*count) == most) {
        Some((value, _)) => Ok(value),
        None => Err(statistics_error("no mode for empty data")),
    }
}

fn multimode(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let counts = counts(machine, bound)?;
    let most = counts.iter().map(|(_, count)| *count).max();
    Ok(Object::list(counts.into_iter().filter(|(_, count)| Some(*count) == most).map(|(value, _)| value).collect()))
}

fn quantiles(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let count = match bound.get("n") {
        None => 4,
        Some(Object::Int(count)) => *count,
        Some(_) => return Err(bound.refuse("n")),
    };
    if count < 1 {
        return Err(statistics_error("n must be at least 1"));
    }
    let items = sorted(machine, bound)?;
    let len = items.len() as i64;
    if len < 2 {
        return Err(statistics_error("must have at least two data points"));
    }
    let inclusive = match bound.get("method") {
        None => false,
        Some(Object::Str(method)) if &**method == "inclusive" => true,
        Some(Object::Str(method)) if &**method == "exclusive" => false,
        Some(other) => return Err(value_error(format!("Unknown method: {}", other.repr()?))),
    };
    machine.meter.memory(crate::limits::count(count).saturating_mul(size_of::<Object>()))?;
    let mut cuts = Vec::new();
    for cut in 1..count {
        let (place, delta) = if inclusive {
            let position = cut as i128 * (len - 1) as i128;
            ((position / count as i128) as i64, (position % count as i128) as i64)
        } else {
            let position = cut as i128 * (len + 1) as i128;
            let place = ((position / count as i128) as i64).clamp(1, len - 1);
            (place - 1, (position - place as i128 * count as i128) as i64)
        };
        let (low, high) = (&items[place as usize], &items[place as usize + 1]);
        let low = machine.binary(Binary::Multiply, low, &Object::Int(count - delta))?;
        let high = machine.binary(Binary::Multiply, high, &Object::Int(delta))?;
        let sum = machine.binary(Binary::Add, &low, &high)?;
        cuts.push(machine.binary(Binary::Divide, &sum, &Object::Int(count))?);
    }
    Ok(Object::list(cuts))
}

/// Variances and their roots. A centre that is given is taken for the mean.
fn spread(machine: &mut Machine, bound: &Bound, centre: &str, root: bool) -> Result<Object> {
    let name = bound.name();
    let mut items = data(machine, bound)?;
    let mut given = false;
    if let Some(centre) = bound.some(centre) {
        given = true;
        for item in &mut items {
            let deviation = machine.binary(Binary::Subtract, item, centre)?;
            *item = machine.binary(Binary::Multiply, &deviation, &deviation)?;
        }
    }
    let sums = sums(machine, &items)?;
    let (least, word) = if centre == "xbar" { (2, "two data points") } else { (1, "one data point") };
    if sums.count < least {
        return Err(statistics_error(format!("{name} requires at least {word}")));
    }
    let divisor = sums.count + 1 - least;
    let deviations = if given { sums.sum } else { sums.deviations() };
    match (deviations, root) {
        (Ok(ratio), false) => ratio.divided(divisor).object(sums.class),
        (Ok(ratio), true) => ratio.divided(divisor).square_root().map(Object::Float),
        (Err(special), false) => Ok(float_of(special / divisor as f64, sums.class)),
        (Err(_), true) if sums.class == Class::Float => {
            Err(raised("AttributeError", "'float' object has no attribute 'numerator'"))
        }
        (Err(_), true) => Err(unsupported("a standard deviation of infinities")),
    }
}

/// Two sequences of one length, less their means.
struct Pair {
    x: Vec<Object>,
    y: Vec<Object>,
}

impl Pair {
    fn of(machine: &mut Machine, bound: &Bound, name: &str) -> Result<Pair> {
        let Some(len) = crate::builtins::lookup("len") else {
            return Err(unsupported("statistics of pairs"));
        };
        for side in ["x", "y"] {
            machine.call_object(&len, Arguments::positional(vec![bound.required(side).clone()]))?;
        }
        let x = machine.iterate_to_vec(bound.required("x"))?;
        let y = machine.iterate_to_vec(bound.required("y"))?;
        if x.len() != y.len() {
            let message = format!("{name} requires that both inputs have same number of data points");
            return Err(statistics_error(message));
        }
        if x.len() < 2 {
            return Err(statistics_error(format!("{name} requires at least two data points")));
        }
        Ok(Pair { x: centred(machine, &x)?, y: centred(machine, &y)? })
    }
}

fn centred(machine: &mut Machine, items: &[Object]) -> Result<Vec<Object>> {
    let mean = Object::Float(float_sum(machine, items)? / items.len() as f64);
    items.iter().map(|item| machine.binary(Binary::Subtract, item, &mean)).collect()
}

fn correlation(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    match bound.get("method") {
        None => {}
        Some(Object::Str(method)) if &**method == "linear" => {}
        Some(_) => return Err(bound.refuse("method")),
    }
    let Pair { x, y } = Pair::of(machine, bound, "correlation")?;
    let product = sum_of_products(machine, &x, &y)?;
    let squares = [sum_of_products(machine, &x, &x)?, sum_of_products(machine, &y, &y)?];
    let scale = machine.binary(Binary::Multiply, &squares[0], &squares[1])?;
    let root = float(&scale)?.sqrt();
    if root == 0.0 {
        return Err(statistics_error("at least one of the inputs is constant"));
    }
    machine.binary(Binary::Divide, &product, &Object::Float(root))
}
