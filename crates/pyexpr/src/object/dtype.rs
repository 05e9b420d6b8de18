//! NumPy's element types.

use num_complex::Complex64;

/// An element type. Dates, strings and objects are not supported yet, nor are numbers of `uint64` from 2**63 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum DType {
    Bool,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Float16,
    Float32,
    Float64,
    Complex64,
    Complex128,
}

/// NumPy's kinds, in the order of promotion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Bool,
    Int,
    Float,
    Complex,
}

impl DType {
    /// Every supported dtype.
    pub const ALL: [DType; 14] = [
        DType::Bool,
        DType::Int8,
        DType::Int16,
        DType::Int32,
        DType::Int64,
        DType::UInt8,
        DType::UInt16,
        DType::UInt32,
        DType::UInt64,
        DType::Float16,
        DType::Float32,
        DType::Float64,
        DType::Complex64,
        DType::Complex128,
    ];

    /// The name, such as `float64`.
    pub fn name(self) -> &'static str {
        match self {
            DType::Bool => "bool",
            DType::Int8 => "int8",
            DType::Int16 => "int16",
            DType::Int32 => "int32",
            DType::Int64 => "int64",
            DType::UInt8 => "uint8",
            DType::UInt16 => "uint16",
            DType::UInt32 => "uint32",
            DType::UInt64 => "uint64",
            DType::Float16 => "float16",
            DType::Float32 => "float32",
            DType::Float64 => "float64",
            DType::Complex64 => "complex64",
            DType::Complex128 => "complex128",
        }
    }

    /// The scalar class's full name.
    pub(crate) fn scalar_name(self) -> &'static str {
        match self {
            DType::Bool => "numpy.bool",
            DType::Int8 => "numpy.int8",
            DType::Int16 => "numpy.int16",
            DType::Int32 => "numpy.int32",
            DType::Int64 => "numpy.int64",
            DType::UInt8 => "numpy.uint8",
            DType::UInt16 => "numpy.uint16",
            DType::UInt32 => "numpy.uint32",
            DType::UInt64 => "numpy.uint64",
            DType::Float16 => "numpy.float16",
            DType::Float32 => "numpy.float32",
            DType::Float64 => "numpy.float64",
            DType::Complex64 => "numpy.complex64",
            DType::Complex128 => "numpy.complex128",
        }
    }

    /// The class of the dtype object itself.
    pub(crate) fn class_name(self) -> &'static str {
        match self {
            DType::Bool => "numpy.dtypes.BoolDType",
            DType::Int8 => "numpy.dtypes.Int8DType",
            DType::Int16 => "numpy.dtypes.Int16DType",
            DType::Int32 => "numpy.dtypes.Int32DType",
            DType::Int64 => "numpy.dtypes.Int64DType",
            DType::UInt8 => "numpy.dtypes.UInt8DType",
            DType::UInt16 => "numpy.dtypes.UInt16DType",
            DType::UInt32 => "numpy.dtypes.UInt32DType",
            DType::UInt64 => "numpy.dtypes.UInt64DType",
            DType::Float16 => "numpy.dtypes.Float16DType",
            DType::Float32 => "numpy.dtypes.Float32DType",
            DType::Float64 => "numpy.dtypes.Float64DType",
            DType::Complex64 => "numpy.dtypes.Complex64DType",
            DType::Complex128 => "numpy.dtypes.Complex128DType",
        }
    }

    /// Bytes per element in NumPy.
    pub fn item_size(self) -> usize {
        match self {
            DType::Bool | DType::Int8 | DType::UInt8 => 1,
            DType::Int16 | DType::UInt16 | DType::Float16 => 2,
            DType::Int32 | DType::UInt32 | DType::Float32 => 4,
            DType::Int64 | DType::UInt64 | DType::Float64 | DType::Complex64 => 8,
            DType::Complex128 => 16,
        }
    }

    pub(crate) fn kind(self) -> Kind {
        match self {
            DType::Bool => Kind::Bool,
            DType::Float16 | DType::Float32 | DType::Float64 => Kind::Float,
            DType::Complex64 | DType::Complex128 => Kind::Complex,
            _ => Kind::Int,
        }
    }

    pub(crate) fn is_float(self) -> bool {
        self.kind() == Kind::Float
    }

    pub(crate) fn is_complex(self) -> bool {
        self.kind() == Kind::Complex
    }

    pub(crate) fn is_integer(self) -> bool {
        self.kind() == Kind::Int
    }

    pub(crate) fn is_unsigned(self) -> bool {
        matches!(self, DType::UInt8 | DType::UInt16 | DType::UInt32 | DType::UInt64)
    }

    /// The smallest and largest integer that arrays of this dtype hold here; a float dtype sets no bounds.
    pub(crate) fn bounds(self) -> (i64, i64) {
        match self {
            DType::Bool => (0, 1),
            DType::Int8 => (i8::MIN.into(), i8::MAX.into()),
            DType::Int16 => (i16::MIN.into(), i16::MAX.into()),
            DType::Int32 => (i32::MIN.into(), i32::MAX.into()),
            DType::Int64 => (i64::MIN, i64::MAX),
            DType::UInt8 => (0, u8::MAX.into()),
            DType::UInt16 => (0, u16::MAX.into()),
            DType::UInt32 => (0, u32::MAX.into()),
            DType::UInt64 => (0, i64::MAX),
            _ => (i64::MIN, i64::MAX),
        }
    }

    /// Brings a 64-bit result to this integer width, as C's wrap-around does.
    #[inline]
    pub(crate) fn wrap(self, value: i64) -> i64 {
        match self {
            DType::Bool => (value != 0) as i64,
            DType::Int8 => value as i8 as i64,
            DType::Int16 => value as i16 as i64,
            DType::Int32 => value as i32 as i64,
            DType::UInt8 => value as u8 as i64,
            DType::UInt16 => value as u16 as i64,
            DType::UInt32 => value as u32 as i64,
            // A negative `uint64` does not fit: `Array::checked` finds it.
            _ => value,
        }
    }

    /// Rounds a result to this float width. Rounding an exact `+ - * /` or square root twice is harmless here.
    #[inline]
    pub(crate) fn round(self, value: f64) -> f64 {
        match self {
            DType::Float32 | DType::Complex64 => value as f32 as f64,
            // NumPy computes at 32 bits first.
            DType::Float16 => to_half(value as f32 as f64),
            _ => value,
        }
    }

    /// Converts a float to this width in one step.
    pub(crate) fn narrow(self, value: f64) -> f64 {
        if self == DType::Float16 { to_half(value) } else { self.round(value) }
    }

    /// Rounds both parts to this complex dtype's width.
    pub(crate) fn round_complex(self, value: Complex64) -> Complex64 {
        Complex64::new(self.round(value.re), self.round(value.im))
    }

    /// The dtype of the parts of this complex dtype; any other is its own.
    pub(crate) fn part(self) -> DType {
        match self {
            DType::Complex64 => DType::Float32,
            DType::Complex128 => DType::Float64,
            other => other,
        }
    }

    /// The complex dtype that a number of this dtype becomes beside a Python `complex`.
    pub(crate) fn complex(self) -> DType {
        match self {
            DType::Float16 | DType::Float32 | DType::Complex64 => DType::Complex64,
            _ => DType::Complex128,
        }
    }

    /// The dtype that both promote to.
    pub(crate) fn promote(self, other: DType) -> DType {
        if self == other {
            return self;
        }
        let (low, high) = if self.kind() <= other.kind() { (self, other) } else { (other, self) };
        match (low.kind(), high.kind()) {
            (Kind::Bool, _) => high,
            (Kind::Int, Kind::Int) => promote_integers(low, high),
            (Kind::Int, _) if high == DType::Float16 => match low.item_size() {
                1 => high,
                2 => DType::Float32,
                _ => DType::Float64,
            },
            (Kind::Int, _) if low.item_size() <= 2 => high,
            (Kind::Float, Kind::Float) => {
                if low.item_size() > high.item_size() {
                    low
                } else {
                    high
                }
            }
            (Kind::Float, Kind::Complex) if low != DType::Float64 => high,
            (_, Kind::Complex) => DType::Complex128,
            (Kind::Float | Kind::Int | Kind::Complex, _) => DType::Float64,
        }
    }

    /// Looks a dtype's name up. `None` where the name is not that of a supported dtype.
    pub(crate) fn parse(name: &str) -> Option<DType> {
        // The machine's own byte order may be spelled out before a kind and a size.
        let name = match name.strip_prefix(['<', '=', '|']) {
            Some(rest) if rest.len() <= 3 && rest.ends_with(|last: char| last.is_ascii_digit()) => rest,
            Some(_) => return None,
            None => name,
        };
        Some(match name {
            "bool" | "?" | "b1" | "bool_" => DType::Bool,
            "int8" | "i1" | "b" | "byte" => DType::Int8,
            "int16" | "i2" | "h" | "short" => DType::Int16,
            "int32" | "i4" | "i" | "intc" => DType::Int32,
            "int64" | "i8" | "int" | "l" | "q" | "int_" | "intp" | "longlong" | "long" | "p" => DType::Int64,
            "uint8" | "u1" | "B" | "ubyte" => DType::UInt8,
            "uint16" | "u2" | "H" | "ushort" => DType::UInt16,
            "uint32" | "u4" | "I" | "uintc" => DType::UInt32,
            "uint64" | "u8" | "L" | "Q" | "uint" | "ulong" | "ulonglong" | "uintp" | "P" => DType::UInt64,
            "float16" | "f2" | "e" | "half" => DType::Float16,
            "float32" | "f4" | "f" | "single" => DType::Float32,
            "float64" | "f8" | "d" | "float" | "double" => DType::Float64,
            "complex64" | "c8" | "F" | "csingle" => DType::Complex64,
            "complex128" | "c16" | "D" | "complex" | "cdouble" => DType::Complex128,
            _ => return None,
        })
    }
}

/// The nearest number of 16 bits, the even one of two that are as near.
fn to_half(value: f64) -> f64 {
    let size = value.abs();
    if size == 0.0 || !value.is_finite() {
        return value;
    }
    if size >= 65520.0 {
        return f64::INFINITY.copysign(value);
    }
    // The distance between neighbours: 11 significant bits, and never fewer than 2**-24.
    let exponent = ((size.to_bits() >> 52) as i32 - 1023).max(-14);
    let step = f64::from_bits(((exponent - 10 + 1023) as u64) << 52);
    (value / step).round_ties_even() * step
}

fn promote_integers(left: DType, right: DType) -> DType {
    let (wide, narrow) = if left.item_size() >= right.item_size() { (left, right) } else { (right, left) };
    if wide.is_unsigned() == narrow.is_unsigned() {
        return wide;
    }
    let unsigned = if wide.is_unsigned() { wide } else { narrow };
    let signed = if wide.is_unsigned() { narrow } else { wide };
    if signed.item_size() > unsigned.item_size() {
        return signed;
    }
    match unsigned {
        DType::UInt8 => DType::Int16,
        DType::UInt16 => DType::Int32,
        DType::UInt32 => DType::Int64,
        _ => DType::Float64,
    }
}
