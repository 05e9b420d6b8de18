//! Comparisons, identity and membership.

use std::cmp::Ordering;
use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::FromPrimitive;

use super::Machine;
use super::call::Arguments;
use crate::builtins::library::counter;
use crate::error::{Result, type_error, unsupported, value_error};
use crate::limits::{LOOKUP, OPERATION};
use crate::numpy;
use crate::object::hash::Key;
use crate::object::{Callable, DType, Dict, DictKind, DictView, Object, Scalar, Set};
use crate::syntax::tree::Comparison;

impl Machine<'_> {
    /// `left comparison right`.
    pub(crate) fn compare(&mut self, comparison: Comparison, left: &Object, right: &Object) -> Result<Object> {
        if !matches!(comparison, Comparison::Is | Comparison::IsNot) {
            if let Some(plain) = left.as_plain_tuple() {
                return self.compare(comparison, &plain, right);
            }
            if let Some(plain) = right.as_plain_tuple() {
                return self.compare(comparison, left, &plain);
            }
        }
        self.meter.work(OPERATION / 2)?;
        match comparison {
            Comparison::Is => return identical(left, right).map(Object::Bool),
            Comparison::IsNot => return identical(left, right).map(|same| Object::Bool(!same)),
            Comparison::In => return self.contains(right, left).map(Object::Bool),
            Comparison::NotIn => return self.contains(right, left).map(|found| Object::Bool(!found)),
            _ => {}
        }
        if let (Object::Complex(_), Object::Scalar(Scalar { dtype: DType::Float64, value })) = (left, right)
            && matches!(comparison, Comparison::Equal | Comparison::NotEqual)
        {
            // A float64 is a float, which Python's complex compares with by itself.
            return self.compare(comparison, left, &Object::Float(value.to_f64()));
        }
        if left.is_numpy() || right.is_numpy() {
            return numpy::operator::compare(self, comparison, left, right);
        }
        match comparison {
            Comparison::Equal => self.equal(left, right).map(Object::Bool),
            Comparison::NotEqual => self.equal(left, right).map(|equal| Object::Bool(!equal)),
            _ => self.ordered(comparison, left, right),
        }
    }

    /// `left == right` where the truth of the result is wanted.
    pub(crate) fn equal(&mut self, left: &Object, right: &Object) -> Result<bool> {
        self.meter.work(3 * OPERATION)?;
        if let Some(plain) = left.as_plain_tuple() {
            return self.equal(&plain, right);
        }
        if let Some(plain) = right.as_plain_tuple() {
            return self.equal(left, &plain);
        }
        if left.is_numpy() || right.is_numpy() {
            let result = numpy::operator::compare(self, Comparison::Equal, left, right)?;
            return self.truth(&result);
        }
        if let Some(order) = number_order(left, right) {
            return Ok(order == Some(Ordering::Equal));
        }
        match (left, right) {
            (Object::Complex(left), Object::Complex(right)) => return Ok(left == right),
            (Object::Complex(value), other) | (other, Object::Complex(value)) => {
                let order = number_order(&Object::Float(value.re), other);
                return Ok(value.im == 0.0 && order == Some(Some(Ordering::Equal)));
            }
            _ => {}
        }
        Ok(match (left, right) {
            (Object::None, Object::None) | (Object::Ellipsis, Object::Ellipsis) => true,
            (Object::Str(left), Object::Str(right)) => {
                self.meter.work(left.len().min(right.len()))?;
                left == right
            }
            (Object::List(a), Object::List(b)) | (Object::Tuple(a), Object::Tuple(b)) => {
                // Lists look at their lengths first, tuples last.
                if a.len() != b.len() && matches!(left, Object::List(_)) {
                    return Ok(false);
                }
                for (left, right) in a.iter().zip(b.iter()) {
                    if !self.same_or_equal(left, right)? {
                        return Ok(false);
                    }
                }
                a.len() == b.len()
            }
            (Object::Dict(left), Object::Dict(right))
                if matches!((left.kind(), right.kind()), (DictKind::Counter, DictKind::Counter)) =>
            {
                self.equal_counts(left, right)? && self.equal_counts(right, left)?
            }
            (Object::Dict(left), Object::Dict(right)) => {
                if left.len() != right.len() {
                    return Ok(false);
                }
                if matches!((left.kind(), right.kind()), (DictKind::Ordered, DictKind::Ordered)) {
                    for ((left, _), (right, _)) in left.entries().iter().zip(right.entries()) {
                        if !self.same_or_equal(left, right)? {
                            return Ok(false);
                        }
                    }
                }
                for (key, value) in left.entries() {
                    match right.get(key)? {
                        Some(other) => {
                            let other = other.clone();
                            if !self.same_or_equal(value, &other)? {
                                return Ok(false);
                            }
                        }
                        None => return Ok(false),
                    }
                }
                true
            }
            (Object::Set(left), Object::Set(right)) => left.len() == right.len() && is_subset(left, right)?,
            (Object::Range(left), Object::Range(right)) => {
                let len = left.len();
                len == right.len() && (len == 0 || left.start == right.start && (len == 1 || left.step == right.step))
            }
            (Object::Type(left), Object::Type(right)) => left == right,
            (Object::DType(left), Object::DType(right)) => left == right,
            (Object::DType(dtype), other) | (other, Object::DType(dtype)) => match numpy::dtype_of(other) {
                Ok(other) => *dtype == other,
                Err(_) => return Err(unsupported("this comparison with a dtype")),
            },
            (Object::View(DictView::Values, left), Object::View(DictView::Values, right)) => {
                if Rc::ptr_eq(left, right) {
                    return Err(unsupported("comparisons of the values of a dict"));
                }
                false
            }
            (Object::View(..), Object::View(..) | Object::Set(_)) | (Object::Set(_), Object::View(..)) => {
                match (self.set_like(left)?, self.set_like(right)?) {
                    (Some(left), Some(right)) => left.len() == right.len() && is_subset(&left, &right)?,
                    _ => false,
                }
            }
            (Object::Bytes(left), Object::Bytes(right)) => {
                self.meter.work(left.len().min(right.len()))?;
                left == right
            }
            (Object::Deque(left), Object::Deque(right)) => {
                if left.items.len() != right.items.len() {
                    return Ok(false);
                }
                for (left, right) in left.items.iter().zip(&right.items) {
                    if !self.same_or_equal(left, right)? {
                        return Ok(false);
                    }
                }
                true
            }
            (Object::Slice(left), Object::Slice(right)) => {
                for (left, right) in left.iter().zip(right.iter()) {
                    if !self.same_or_equal(left, right)? {
                        return Ok(false);
                    }
                }
                true
            }
            (Object::TypeInfo(_), _) | (_, Object::TypeInfo(_)) => {
                return Err(unsupported("comparisons of np.finfo and np.iinfo"));
            }
            (Object::Function(left), Object::Function(right)) => std::ptr::eq(*left, *right),
            (
                Object::Module(_)
                | Object::Function(_)
                | Object::Ufunc(_)
                | Object::Method(_)
                | Object::Lambda(_)
                | Object::Iterator(_),
                _,
            ) if std::mem::discriminant(left) == std::mem::discriminant(right) => {
                return Err(unsupported(format!("comparisons of a {}", left.type_name())));
            }
            _ => false,
        })
    }

    /// How containers compare their items: the same object is equal, whatever `==` says.
    pub(crate) fn same_or_equal(&mut self, left: &Object, right: &Object) -> Result<bool> {
        if is_nan(left) && is_nan(right) {
            // Whether they are one object cannot be told here.
            return Err(unsupported("a comparison of two nans in containers"));
        }
        if let (Object::Array(left), Object::Array(right)) = (left, right)
            && std::rc::Rc::ptr_eq(left, right)
        {
            return Ok(true);
        }
        self.equal(left, right)
    }

    fn ordered(&mut self, comparison: Comparison, left: &Object, right: &Object) -> Result<Object> {
        if let Some(order) = number_order(left, right) {
            return Ok(Object::Bool(order.is_some_and(|order| holds(comparison, order))));
        }
        match (left, right) {
            (Object::Str(left), Object::Str(right)) => {
                self.meter.work(OPERATION + left.len().min(right.len()))?;
                Ok(Object::Bool(holds(comparison, left.cmp(right))))
            }
            (Object::List(a), Object::List(b)) | (Object::Tuple(a), Object::Tuple(b)) => {
                for (left, right) in a.iter().zip(b.iter()) {
                    if !self.same_or_equal(left, right)? {
                        return self.compare(comparison, left, right);
                    }
                }
                Ok(Object::Bool(holds(comparison, a.len().cmp(&b.len()))))
            }
            (Object::Set(left), Object::Set(right)) => Ok(Object::Bool(match comparison {
                Comparison::Less => left.len() < right.len() && is_subset(left, right)?,
                Comparison::LessEqual => is_subset(left, right)?,
                Comparison::Greater => right.len() < left.len() && is_subset(right, left)?,
                _ => is_subset(right, left)?,
            })),
            (Object::View(..), Object::View(..) | Object::Set(_)) | (Object::Set(_), Object::View(..)) => {
                match (self.set_like(left)?, self.set_like(right)?) {
                    (Some(left), Some(right)) => self.ordered(comparison, &Object::set(left), &Object::set(right)),
                    _ => Err(incomparable(comparison, left, right)),
                }
            }
            (Object::Bytes(left), Object::Bytes(right)) => Ok(Object::Bool(holds(comparison, left.cmp(right)))),
            (Object::Deque(left), Object::Deque(right)) => {
                self.meter.copies(left.items.len())?;
                self.meter.copies(right.items.len())?;
                let (left, right) = (Object::list(left.items.clone()), Object::list(right.items.clone()));
                self.ordered(comparison, &left, &right)
            }
            (Object::Dict(left), Object::Dict(right))
                if matches!((left.kind(), right.kind()), (DictKind::Counter, DictKind::Counter)) =>
            {
                let (low, high) = match comparison {
                    Comparison::Less | Comparison::LessEqual => (left, right),
                    _ => (right, left),
                };
                let mut included = counter::is_included(self, low, high)?;
                if matches!(comparison, Comparison::Less | Comparison::Greater) {
                    included = included && !(self.equal_counts(left, right)? && self.equal_counts(right, left)?);
                }
                Ok(Object::Bool(included))
            }
            (Object::Callable(left), Object::Callable(right)) => match (&**left, &**right) {
                (Callable::CompareKey(function, Some(left)), Callable::CompareKey(_, Some(right))) => {
                    let arguments = Arguments::positional(vec![left.clone(), right.clone()]);
                    let result = self.call_object(function, arguments)?;
                    self.compare(comparison, &result, &Object::Int(0))
                }
                _ => Err(unsupported("this comparison")),
            },
            (Object::DType(_), _) | (_, Object::DType(_)) => Err(unsupported("this comparison")),
            _ => Err(incomparable(comparison, left, right)),
        }
    }

    /// `item in container`.
    pub(crate) fn contains(&mut self, container: &Object, item: &Object) -> Result<bool> {
        match container {
            Object::Str(text) => match item {
                Object::Str(part) => {
                    self.meter.work(text.len().saturating_mul(4))?;
                    Ok(text.contains(&**part))
                }
                other => {
                    Err(type_error(format!("'in <string>' requires string as left operand, not {}", other.type_name())))
                }
            },
            Object::Dict(dict) | Object::View(DictView::Keys, dict) => Ok(dict.get(item)?.is_some()),
            Object::Set(set) => match item {
                Object::Set(item) if !item.is_frozen() => {
                    // A set is looked for as if it were frozen.
                    self.meter.entries(item.len())?;
                    set.contains(&Object::set((**item).clone().with_frozen(true)))
                }
                item => set.contains(item),
            },
            Object::Range(range) => match item {
                Object::Int(_) | Object::Bool(_) => {
                    let value = if let Object::Int(value) = item {
                        *value
                    } else {
                        item.to_big().is_some_and(|big| big == BigInt::from(1)) as i64
                    };
                    let offset = value as i128 - range.start as i128;
                    let step = range.step as i128;
                    Ok(offset % step == 0 && (0..range.len() as i128).contains(&(offset / step)))
                }
                Object::BigInt(_) => Ok(false),
                _ => self.search(container, item),
            },
            Object::Array(array) => numpy::operator::contains(self, array, item),
            Object::Bytes(bytes) => match item {
                Object::Bytes(part) => {
                    self.meter.work(bytes.len().saturating_mul(4 + part.len() / 8))?;
                    Ok(part.is_empty() || bytes.windows(part.len()).any(|window| window == &**part))
                }
                Object::Int(byte) => match u8::try_from(*byte) {
                    Ok(byte) => Ok(bytes.contains(&byte)),
                    Err(_) => Err(value_error("byte must be in range(0, 256)")),
                },
                Object::Str(_) | Object::None | Object::List(_) => {
                    Err(type_error(format!("a bytes-like object is required, not '{}'", item.type_name())))
                }
                _ => Err(unsupported("in a bytes")),
            },
            Object::None
            | Object::Ellipsis
            | Object::Slice(_)
            | Object::Bool(_)
            | Object::Int(_)
            | Object::BigInt(_)
            | Object::Float(_)
            | Object::Complex(_)
            | Object::Scalar(_) => {
                Err(type_error(format!("argument of type '{}' is not iterable", container.type_name())))
            }
            Object::Function(_) | Object::Lambda(_) | Object::Module(_) | Object::Type(_) | Object::DType(_) => {
                Err(unsupported(format!("in a {}", container.type_name())))
            }
            _ => self.search(container, item),
        }
    }

    fn search(&mut self, container: &Object, item: &Object) -> Result<bool> {
        let mut iterator = self.iterate(container)?;
        while let Some(candidate) = iterator.next(self)? {
            if self.same_or_equal(&candidate, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `left < right`, for sorting and searching.
    pub(crate) fn less(&mut self, left: &Object, right: &Object) -> Result<bool> {
        let result = self.compare(Comparison::Less, left, right)?;
        self.truth(&result)
    }
}

impl Machine<'_> {
    /// The members of a set or of a view that is like one.
    fn set_like(&mut self, object: &Object) -> Result<Option<Set>> {
        Ok(match object {
            Object::Set(set) => {
                self.meter.entries(set.len())?;
                Some((**set).clone())
            }
            Object::View(DictView::Keys | DictView::Items, _) => {
                let items = self.iterate_to_vec(object)?;
                for item in &items {
                    self.meter.work(LOOKUP)?;
                    if Key::of(item).is_err() {
                        return Err(unsupported("comparisons of pairs that cannot be hashed"));
                    }
                }
                Some(Set::from_objects(items)?)
            }
            _ => None,
        })
    }

    /// Whether all counts of `left` are those of `right`, where a missing one is 0.
    fn equal_counts(&mut self, left: &Dict, right: &Dict) -> Result<bool> {
        for (key, value) in left.entries() {
            let other = right.get(key)?.cloned().unwrap_or(Object::Int(0));
            if !self.equal(value, &other)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn incomparable(comparison: Comparison, left: &Object, right: &Object) -> crate::error::Error {
    type_error(format!(
        "'{}' not supported between instances of '{}' and '{}'",
        comparison.symbol(),
        left.type_name(),
        right.type_name()
    ))
}

/// Whether an order satisfies a comparison.
pub(crate) fn holds(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Equal => order == Ordering::Equal,
        Comparison::NotEqual => order != Ordering::Equal,
        Comparison::Less => order == Ordering::Less,
        Comparison::LessEqual => order != Ordering::Greater,
        Comparison::Greater => order == Ordering::Greater,
        _ => order != Ordering::Less,
    }
}

/// The order of two Python numbers, compared exactly. The inner `None` is a comparison with NaN.
fn number_order(left: &Object, right: &Object) -> Option<Option<Ordering>> {
    let small = |object: &Object| match object {
        Object::Bool(value) => Some(*value as i64),
        Object::Int(value) => Some(*value),
        _ => None,
    };
    match (left, right) {
        (Object::Float(left), Object::Float(right)) => Some(left.partial_cmp(right)),
        (Object::Float(left), right) => right.to_big().map(|right| float_order(*left, &right)),
        (left, Object::Float(right)) => left.to_big().map(|left| float_order(*right, &left).map(Ordering::reverse)),
        (left, right) => match (small(left), small(right)) {
            (Some(left), Some(right)) => Some(Some(left.cmp(&right))),
            _ => Some(Some(left.to_big()?.cmp(&right.to_big()?))),
        },
    }
}

fn float_order(left: f64, right: &BigInt) -> Option<Ordering> {
    if left.is_nan() {
        return None;
    }
    match BigInt::from_f64(left.floor()) {
        Some(floor) => {
            Some(floor.cmp(right).then(if left > left.floor() { Ordering::Greater } else { Ordering::Equal }))
        }
        None => Some(if left > 0.0 { Ordering::Greater } else { Ordering::Less }),
    }
}

fn is_nan(object: &Object) -> bool {
    match object {
        Object::Float(value) => value.is_nan(),
        Object::Complex(value) => value.re.is_nan() || value.im.is_nan(),
        Object::Scalar(scalar) => scalar.value.is_nan(),
        _ => false,
    }
}

fn is_subset(left: &crate::object::Set, right: &crate::object::Set) -> Result<bool> {
    for member in left.members() {
        if !right.contains(member)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `left is right`, where the answer does not depend on how an implementation shares objects.
fn identical(left: &Object, right: &Object) -> Result<bool> {
    match (left, right) {
        (Object::Bool(left), Object::Bool(right)) => Ok(left == right),
        (Object::Type(left), Object::Type(right)) => Ok(left == right),
        (Object::DType(left), Object::DType(right)) => Ok(left == right),
        (Object::None, Object::None) | (Object::Ellipsis, Object::Ellipsis) => Ok(true),
        (left, right) if std::mem::discriminant(left) != std::mem::discriminant(right) => Ok(false),
        _ => Err(unsupported("is, save with None and bools")),
    }
}
