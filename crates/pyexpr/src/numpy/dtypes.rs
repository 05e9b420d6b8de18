//! Questions about dtypes: which may be cast to which, and what their limits are.

use num_bigint::BigInt;

use super::coerce::dtype_of;
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::dtype::Kind;
use crate::object::repr::scalar_text;
use crate::object::{Abstract, DType, Number, Object, Scalar, Type};

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("issubdtype", "arg1 arg2", issubdtype),
    numpy("isdtype", "dtype kind", isdtype),
    numpy("result_type", "/ *arrays_and_dtypes", result_type),
    numpy("promote_types", "type1 type2 /", |_, bound| {
        for name in ["type1", "type2"] {
            if !names_dtype(bound.required(name)) {
                return Err(bound.refuse(name));
            }
        }
        Ok(Object::DType(dtype_of(bound.required("type1"))?.promote(dtype_of(bound.required("type2"))?)))
    }),
    numpy("can_cast", "from_ to casting?", can_cast),
    numpy("finfo", "dtype /", |_, bound| {
        let dtype = dtype_of_value(bound.required("dtype"))?.part();
        if !dtype.is_float() {
            return Err(value_error(format!("data type <class '{}'> not inexact", dtype.scalar_name())));
        }
        Ok(Object::TypeInfo(dtype))
    }),
    numpy("iinfo", "type /", |_, bound| {
        let dtype = dtype_of_value(bound.required("type"))?;
        if !dtype.is_integer() {
            return Err(value_error(format!("Invalid integer data type '{}'.", kind_code(dtype))));
        }
        Ok(Object::TypeInfo(dtype))
    }),
];

/// Whether an object is what usually names a dtype.
fn names_dtype(object: &Object) -> bool {
    matches!(object, Object::Type(_) | Object::DType(_) | Object::Str(_))
}

/// The dtype that an object names or, being a number, has.
fn dtype_of_value(object: &Object) -> Result<DType> {
    match object {
        Object::Scalar(scalar) => Ok(scalar.dtype),
        Object::Int(_) => Ok(DType::Int64),
        Object::Float(_) => Ok(DType::Float64),
        Object::Complex(_) => Ok(DType::Complex128),
        Object::Type(_) | Object::DType(_) | Object::Str(_) => dtype_of(object),
        other => Err(unsupported(format!("the limits of a {}", other.type_name()))),
    }
}

/// The character that stands for the kind.
pub(super) fn kind_code(dtype: DType) -> &'static str {
    match dtype.kind() {
        Kind::Bool => "b",
        Kind::Int if dtype.is_unsigned() => "u",
        Kind::Int => "i",
        Kind::Float => "f",
        Kind::Complex => "c",
    }
}

fn issubdtype(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let narrow = bound.required("arg1");
    let wide = match bound.required("arg2") {
        Object::Type(Type::Object | Type::Str) => None,
        Object::None => return Err(bound.refuse("arg2")),
        Object::Type(Type::Abstract(class)) => {
            let within = match narrow {
                Object::Type(Type::Abstract(own)) => own.is_below(*class),
                other => class.holds(dtype_of(other)?),
            };
            return Ok(Object::Bool(within));
        }
        other => Some(dtype_of(other)?),
    };
    Ok(Object::Bool(match narrow {
        Object::Type(Type::Abstract(_)) => false,
        other => Some(dtype_of(other)?) == wide,
    }))
}

fn isdtype(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let dtype = match bound.required("dtype") {
        object @ (Object::DType(_) | Object::Type(Type::Scalar(_))) => dtype_of(object)?,
        _ => return Err(bound.refuse("dtype")),
    };
    let kinds = match bound.required("kind") {
        Object::Tuple(kinds) => kinds.to_vec(),
        kind => vec![kind.clone()],
    };
    let mut found = false;
    for kind in &kinds {
        found |= match kind {
            Object::Str(name) => match &**name {
                "bool" => dtype == DType::Bool,
                "signed integer" => dtype.is_integer() && !dtype.is_unsigned(),
                "unsigned integer" => dtype.is_unsigned(),
                "integral" => dtype.is_integer(),
                "real floating" => dtype.is_float(),
                "complex floating" => dtype.is_complex(),
                "numeric" => dtype != DType::Bool,
                _ => return Err(bound.refuse("kind")),
            },
            object @ (Object::DType(_) | Object::Type(Type::Scalar(_))) => dtype_of(object)? == dtype,
            _ => return Err(bound.refuse("kind")),
        };
    }
    Ok(Object::Bool(found))
}

fn result_type(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let promoted = |so_far: Option<DType>, dtype: DType| so_far.map_or(dtype, |so_far| so_far.promote(dtype));
    let (mut strong, mut weak): (Option<DType>, Option<DType>) = (None, None);
    for object in &bound.rest {
        match object {
            Object::Int(_) => weak = Some(promoted(weak, DType::Int64)),
            Object::Float(_) => weak = Some(promoted(weak, DType::Float64)),
            Object::Complex(_) => weak = Some(promoted(weak, DType::Complex128)),
            Object::Bool(_) => strong = Some(promoted(strong, DType::Bool)),
            Object::Array(array) => strong = Some(promoted(strong, array.dtype)),
            Object::Scalar(scalar) => strong = Some(promoted(strong, scalar.dtype)),
            Object::Type(_) | Object::DType(_) | Object::Str(_) => strong = Some(promoted(strong, dtype_of(object)?)),
            other => return Err(unsupported(format!("np.result_type of a {}", other.type_name()))),
        }
    }
    Ok(Object::DType(match (strong, weak) {
        (Some(strong), Some(weak)) if weak.kind() <= strong.kind() => strong,
        (Some(strong), Some(weak)) if weak.is_complex() => strong.complex(),
        (_, Some(weak)) => weak,
        (Some(strong), None) => strong,
        (None, None) => return Err(value_error("at least one array or dtype is required")),
    }))
}

fn can_cast(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let casting = match bound.get("casting") {
        None => "safe",
        Some(Object::Str(casting)) => casting,
        Some(_) => return Err(bound.refuse("casting")),
    };
    if !names_dtype(bound.required("to")) {
        return Err(bound.refuse("to"));
    }
    let from = match bound.required("from_") {
        Object::Int(_) | Object::Float(_) | Object::Complex(_) => {
            return Err(type_error(
                "can_cast() does not support Python ints, floats, and complex because the result used to depend on the \
                 value.\nThis change was part of adopting NEP 50, we may explicitly allow them again in the future.",
            ));
        }
        Object::Array(array) => array.dtype,
        Object::Scalar(scalar) => scalar.dtype,
        object @ (Object::Type(_) | Object::DType(_) | Object::Str(_)) => dtype_of(object)?,
        _ => return Err(bound.refuse("from_")),
    };
    let to = dtype_of(bound.required("to"))?;
    let safe = from.promote(to) == to;
    let rank = |dtype: DType| "buifc".find(kind_code(dtype));
    Ok(Object::Bool(match casting {
        "no" | "equiv" => from == to,
        "safe" => safe,
        "same_kind" => safe || rank(from) <= rank(to),
        "unsafe" => true,
        other => {
            return Err(value_error(format!(
                "casting must be one of 'no', 'equiv', 'safe', 'same_kind', or 'unsafe' (got '{other}')"
            )));
        }
    }))
}

impl Abstract {
    fn parent(self) -> Option<Abstract> {
        match self {
            Abstract::Generic => None,
            Abstract::Number => Some(Abstract::Generic),
            Abstract::Integer | Abstract::Inexact => Some(Abstract::Number),
            Abstract::SignedInteger | Abstract::UnsignedInteger => Some(Abstract::Integer),
            Abstract::Floating | Abstract::ComplexFloating => Some(Abstract::Inexact),
        }
    }

    fn is_below(self, other: Abstract) -> bool {
        self == other || self.parent().is_some_and(|parent| parent.is_below(other))
    }
}

/// The whole range of an integer dtype.
fn integer_limits(dtype: DType) -> (Object, Object) {
    let (low, high) = dtype.bounds();
    let high = if dtype == DType::UInt64 { Object::from(BigInt::from(u64::MAX)) } else { Object::Int(high) };
    (Object::Int(low), high)
}

/// What describes a float dtype: digits of the mantissa, bits of the exponent, decimal digits.
fn layout(dtype: DType) -> (i64, i64, i64) {
    match dtype {
        DType::Float16 => (10, 5, 3),
        DType::Float32 => (23, 8, 6),
        _ => (52, 11, 15),
    }
}

/// An attribute of what `np.finfo` and `np.iinfo` give.
pub(crate) fn limit(dtype: DType, name: &str) -> Option<Object> {
    match name {
        "dtype" => return Some(Object::DType(dtype)),
        "bits" => return Some(Object::Int(dtype.item_size() as i64 * 8)),
        _ => {}
    }
    if dtype.is_integer() {
        let (low, high) = integer_limits(dtype);
        return Some(match name {
            "min" => low,
            "max" => high,
            "kind" => Object::from(kind_code(dtype)),
            "key" => Object::from(format!("{}{}", kind_code(dtype), dtype.item_size() * 8)),
            _ => return None,
        });
    }
    let (mantissa, exponent, digits) = layout(dtype);
    let bias = (1 << (exponent - 1)) - 1;
    let power = |exponent: i64| 2f64.powi(exponent as i32);
    let largest = (2.0 - power(-mantissa)) * power(bias);
    // The smallest number of all is beyond what a power computes where the floats are doubles.
    let smallest = if dtype == DType::Float64 { f64::from_bits(1) } else { power(1 - bias - mantissa) };
    let float = match name {
        "eps" => power(-mantissa),
        "epsneg" => power(-mantissa - 1),
        "max" => largest,
        "min" => -largest,
        "tiny" | "smallest_normal" => power(1 - bias),
        "smallest_subnormal" => smallest,
        "resolution" => 10f64.powi(-digits as i32),
        _ => {
            return Some(Object::Int(match name {
                "precision" => digits,
                "nmant" => mantissa,
                "nexp" | "iexp" => exponent,
                "maxexp" => bias + 1,
                "minexp" => 1 - bias,
                "machep" => -mantissa,
                "negep" => -mantissa - 1,
                _ => return None,
            }));
        }
    };
    Some(Object::Scalar(Scalar { dtype, value: Number::Float(dtype.narrow(float)) }))
}

/// `repr` of what `np.finfo` and `np.iinfo` give.
pub(crate) fn limits_repr(dtype: DType) -> Result<String> {
    let text = |name: &str| match limit(dtype, name) {
        Some(Object::Scalar(scalar)) => Ok(scalar_text(scalar)),
        Some(other) => other.repr(),
        None => Ok(String::new()),
    };
    if dtype.is_integer() {
        return Ok(format!("iinfo(min={}, max={}, dtype={})", text("min")?, text("max")?, dtype.name()));
    }
    let (low, high) = match dtype {
        DType::Float16 => ("-6.55040e+04".into(), "6.55040e+04".into()),
        _ => (text("min")?, text("max")?),
    };
    Ok(format!("finfo(resolution={}, min={low}, max={high}, dtype={})", text("resolution")?, dtype.name()))
}
