//! Attributes.

use std::rc::Rc;

use super::Machine;
use crate::builtins::classes::class_method;
use crate::builtins::{self, library, names};
use crate::error::{Result, raised, unsupported};
use crate::numpy;
use crate::object::{DictKind, Method, Module, Object, Type};

impl Machine<'_> {
    /// `object.name`.
    pub(crate) fn attribute(&mut self, object: &Object, name: &Rc<str>) -> Result<Object> {
        match object {
            Object::Module(module) => return module_attribute(*module, name),
            Object::Array(_) | Object::Scalar(_) => {
                if let Some(value) = numpy::attribute::get(self, object, name)? {
                    return Ok(value);
                }
            }
            Object::DType(dtype) => {
                if let Some(value) = numpy::attribute::of_dtype(*dtype, name) {
                    return Ok(value);
                }
            }
            Object::TypeInfo(dtype) => {
                return numpy::dtypes::limit(*dtype, name)
                    .ok_or_else(|| unsupported(format!("{}.{name}", object.type_name())));
            }
            Object::Ufunc(ufunc) => return numpy::ufunc::attribute(*ufunc, name),
            Object::Type(Type::Scalar(_) | Type::Ndarray | Type::Abstract(_)) => {
                return Err(unsupported(format!("the attribute {name} of a class")));
            }
            Object::Type(class) => return builtins::class_attribute(*class, name),
            Object::Function(function) if &**name == "from_iterable" && function.full_name() == "itertools.chain" => {
                return Ok(Object::Function(&library::itertools::FROM_ITERABLE));
            }
            Object::Function(function) if &**name == "__name__" && function.is_python_builtin() => {
                return Ok(Object::from(function.name()));
            }
            Object::Lambda(_) if matches!(&**name, "__name__" | "__qualname__") => return Ok(Object::from("<lambda>")),
            Object::Deque(deque) if &**name == "maxlen" => {
                return Ok(deque.maxlen.map_or(Object::None, |most| Object::Int(most as i64)));
            }
            Object::Dict(dict) if &**name == "default_factory" => {
                if let DictKind::Default(factory) = dict.kind() {
                    return Ok(factory.clone());
                }
            }
            _ if &**name == "__class__" && !object.is_numpy() => {
                return builtins::classes::class_of(object).map(Object::Type);
            }
            Object::Int(_) | Object::BigInt(_) | Object::Bool(_) => match &**name {
                "real" | "numerator" => return self.binary(crate::syntax::tree::Binary::Add, object, &Object::Int(0)),
                "imag" => return Ok(Object::Int(0)),
                "denominator" => return Ok(Object::Int(1)),
                _ => {}
            },
            Object::Float(_) => match &**name {
                "real" => return Ok(object.clone()),
                "imag" => return Ok(Object::Float(0.0)),
                _ => {}
            },
            Object::Complex(value) => match &**name {
                "real" => return Ok(Object::Float(value.re)),
                "imag" => return Ok(Object::Float(value.im)),
                _ => {}
            },
            Object::Range(range) => match &**name {
                "start" => return Ok(Object::Int(range.start)),
                "stop" => return Ok(Object::Int(range.stop)),
                "step" => return Ok(Object::Int(range.step)),
                _ => {}
            },
            Object::NamedTuple(named) => {
                return match named.fields.iter().position(|field| **field == **name) {
                    Some(place) => Ok(named.items[place].clone()),
                    None => Err(unsupported(format!("{}.{name}", named.class))),
                };
            }
            Object::Slice(parts) => match &**name {
                "start" => return Ok(parts[0].clone()),
                "stop" => return Ok(parts[1].clone()),
                "step" => return Ok(parts[2].clone()),
                _ => {}
            },
            _ => {}
        }
        if let Some(found) = builtins::classes::class_of(object).ok().and_then(|class| class_method(class, name)) {
            return Ok(Object::Function(found));
        }
        if builtins::method(object, name).is_some() {
            return Ok(Object::Method(Rc::new(Method { object: object.clone(), name: name.clone() })));
        }
        Err(missing(object, name))
    }
}

fn module_attribute(module: Module, name: &str) -> Result<Object> {
    let found = match module {
        Module::NumPy => numpy::lookup(name),
        Module::Linalg => numpy::linalg::lookup(name),
        Module::Fft => numpy::fft::lookup(name),
        Module::Math => builtins::math::lookup(name),
        Module::Lib if name == "stride_tricks" => Some(Object::Module(Module::StrideTricks)),
        Module::StrideTricks => numpy::stride_tricks(name),
        Module::Emath => numpy::emath(name),
        Module::Lib | Module::Index(_) => None,
        Module::Library(library) => library::lookup(library, name),
    };
    match (found, module) {
        (Some(value), _) => Ok(value),
        (None, Module::NumPy) if !names::known(names::NUMPY, name) => {
            Err(raised("AttributeError", format!("module 'numpy' has no attribute '{name}'")))
        }
        (None, Module::NumPy) => Err(unsupported(format!("np.{name}"))),
        (None, Module::Linalg) if !names::known(names::LINALG, name) => {
            Err(raised("AttributeError", format!("module 'numpy.linalg' has no attribute '{name}'")))
        }
        (None, Module::Linalg) => Err(unsupported(format!("np.linalg.{name}"))),
        (None, Module::Fft) => Err(unsupported(format!("np.fft.{name}"))),
        (None, Module::Math) if !names::known(names::MATH, name) => {
            Err(raised("AttributeError", format!("module 'math' has no attribute '{name}'")))
        }
        (None, Module::Math) => Err(unsupported(format!("math.{name}"))),
        (None, Module::Library(library)) if !names::known(names::library(library), name) => {
            Err(raised("AttributeError", format!("module '{library}' has no attribute '{name}'")))
        }
        (None, Module::Library(library)) => Err(unsupported(format!("{library}.{name}"))),
        (None, _) => Err(unsupported(format!("np.lib.{name}"))),
    }
}

/// What Python raises for an attribute that an object lacks, where it is certain that it does.
fn missing(object: &Object, name: &str) -> crate::error::Error {
    match names::of(object) {
        Some(names) if !names::known(names, name) => {
            raised("AttributeError", format!("'{}' object has no attribute '{name}'", object.type_name()))
        }
        _ => unsupported(format!("{}.{name}", object.type_name())),
    }
}
