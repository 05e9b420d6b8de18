"""Prints random expressions over a few arrays, as cases for record.py.

Run it as `python generate.py SEED COUNT > cases/random.txt`, then record.py. The same seed prints the same cases. Where
builds of NumPy differ among themselves in the last bit (powers of floats, covariances), no case is printed; products are
kept exact by the choice of the arrays.
"""

import random
import re
import sys

ARRAYS = {
    "x": "np.arange(12).reshape(3, 4)",
    "f": "np.array([[0.5, -1.25, 3.0], [2.75, 0.125, -0.375]])",
    "v": "np.array([3, -1, 2, 7])",
    "w": "np.array([0.5, 2.5, -1.5, 4.0])",
    "b": "np.array([True, False, True, True])",
    "g": "np.array([1.5, 2.25, -0.1], dtype=np.float32)",
    "s": "np.array([100, -100, 50], dtype=np.int8)",
    "z": "np.arange(24.0).reshape(2, 3, 4) / 8",
    "e": "np.zeros((0, 3))",
    "m": "np.array([[1.0, np.nan], [np.inf, -2.0]])",
    "u": "np.array([1, 200, 255], dtype=np.uint8)",
    "i4": "np.array([1, -5, 7], dtype=np.int32)",
}
AXES = ["0", "1", "-1", "None", "2", "(0, 1)", "-2", "(0, 2)"]
NUMBERS = """0 1 2 -1 3 0.5 -2.5 True 1e10 7 100 np.float64(1.5) np.int64(2) np.float32(0.1) 1.0 np.int8(5) 255 -3""".split()
OPERATORS = "+ - * / // % ** < == >= & | @ != ^".split()
PLACES = ["0", "-1", "1", "2", "5", "-4"]
SLICES = [":", "::2", "1:", "::-1", ":-1", "-2:", "1:1", "::-2", "5:"]
LISTS = ["[0, 1]", "[1, 0, 1]", "[[0], [1]]", "[-1]", "[]", "np.array([0, 2])"]
MASKS = ["[True, False, True]", "[True, True, False, True]", "b", "v > 1"]
TUPLES = "0, 1|1, :|:, 1|..., 0|:, None|:, [0, 1]|[0, 1], [1, 0]|None, 1|0, ...|:, ::-1|1:, :2|[1], :".split("|")
REDUCTIONS = """sum mean std var max min prod cumsum argmax argmin any all ptp median nansum nanmean nanmax count_nonzero
cumprod nanstd nanmin nanvar""".split()
METHODS = "sum mean std var max min prod cumsum argmax argmin any all cumprod".split()
UNARY = """sqrt abs sign floor ceil square isnan isfinite negative logical_not ravel flip sort unique transpose squeeze round
rint trunc nan_to_num atleast_2d diff fliplr flipud tril triu nonzero argwhere signbit reciprocal positive isinf fabs rot90
trace diagonal shape ndim size flatnonzero zeros_like ones_like copy argsort linalg.norm ediff1d atleast_1d invert""".split()
FORMS = """
np.maximum({a}, {o})
np.minimum({o}, {a})
np.where({a} > {n}, {a2}, {o})
np.concatenate([{a}, {a2}])
np.stack([{a}, {a2}])
np.vstack([{a}, {a2}])
np.hstack([{a}, {a2}])
np.dot({a}, {a2})
np.outer({a}, {a2})
np.clip({a}, {n}, {n2})
{a}.reshape(-1)
{a}.reshape(2, -1)
{a}.astype(float)
{a}.astype(int)
{a}.astype(np.float32)
{a}.astype(bool)
np.expand_dims({a}, {x})
np.repeat({a}, 2, axis={x})
np.tile({a}, 2)
np.roll({a}, 1, axis={x})
np.take({a}, [0, 1], axis={x})
np.sort({a}, axis={x})
np.diff({a}, axis={x})
np.flip({a}, axis={x})
np.isclose({a}, {a2})
np.allclose({a}, {a2})
np.array_equal({a}, {a2})
np.power({a}, {n})
np.mod({a}, {n})
np.add.reduce({a}, axis={x})
np.swapaxes({a}, 0, {x})
np.full_like({a}, {n})
np.inner({a}, {a2})
np.matmul({a}, {a2})
np.einsum('ij->j', {a})
np.percentile({a}, 30, axis={x})
np.linalg.norm({a}, axis={x})
np.argsort({a}, axis={x}, kind='stable')
np.unique({a}, return_counts=True)
np.isin({a}, {a2})
np.append({a}, {n})
np.broadcast_to({a}, (2, 3, 4))
np.pad({a}, 1)
np.quantile({a}, 0.4)
np.add.outer({a}, {a2})
np.array([{a}, {a2}])
np.array([{n}, {n2}])
np.divide({a}, {o})
np.floor_divide({a}, {o})
np.logical_and({a}, {o})
np.hypot({a}, {o})
np.fmax({a}, {a2})
np.multiply.accumulate({a})
len({a})
{a}.tolist()
list({a})
sum({a})
max({a})
abs({a})
-{a}
~{a}
+{a}
not {a}
round({n}, 1)
int({a})
float({a})
bool({a})
{n} in {a}
[r.sum() for r in {a}]
sorted({a})
str({a})
np.moveaxis({a}, 0, {x})
np.cross({a}, {a2})
np.searchsorted(np.sort(w), {a})
np.digitize({a}, [0, 1, 2])
np.bincount({a})
np.histogram({a}, bins=3)
np.interp({a}, [0, 1, 2], [5, 6, 8])
np.convolve({a}, {a2})
np.trapezoid({a})
np.average({a}, axis={x})
np.cumsum({a}, axis={x})
np.argmax({a}, axis={x})
np.delete({a}, 0, axis={x})
np.insert({a}, 1, 5)
np.split({a}, 2, axis={x})
np.array_split({a}, 3)
np.kron({a}, {a2})
np.tensordot({a}, {a2}, axes=1)
np.select([{a} > 1, {a} < 0], [{a}, {n}], 9)
np.nanpercentile({a}, 40)
np.union1d({a}, {a2})
np.setdiff1d({a}, {a2})
np.intersect1d({a}, {a2})
np.compress([True, False], {a}, axis={x})
np.rot90({a}, 3)
np.mean({a}, axis={x}, keepdims=True)
np.std({a}, axis={x}, ddof=1)
{a}.item()
{a}.dtype
{a}.ndim
{a}.copy()
np.dstack([{a}, {a2}])
np.column_stack([{a}, {a2}])
""".strip().splitlines()


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def index(self):
        share = self.random.random()
        for bound, choices in [(0.2, PLACES), (0.5, SLICES), (0.6, ["None", "..."]), (0.8, LISTS), (0.9, MASKS)]:
            if share < bound:
                return self.random.choice(choices)
        return self.random.choice(TUPLES)

    def operand(self, depth):
        share = self.random.random()
        if share < 0.3:
            return self.random.choice(NUMBERS)
        if share < 0.35:
            return self.random.choice(["[1, 2, 3]", "[0.5, 1.5, 2.5, 3.5]", "(1, 2)"])
        return self.array(depth)

    def reduction(self, depth):
        name = self.random.choice(REDUCTIONS)
        arguments = []
        if self.random.random() < 0.6:
            arguments.append("axis=" + self.random.choice(AXES))
        if self.random.random() < 0.3 and name not in ("cumsum", "cumprod"):
            arguments.append("keepdims=True")
        if name in METHODS and self.random.random() < 0.4:
            return f"{self.array(depth)}.{name}({', '.join(arguments)})"
        return f"np.{name}({', '.join([self.array(depth)] + arguments)})"

    def array(self, depth):
        share = self.random.random()
        if depth <= 0 or share < 0.25:
            return self.random.choice(list(ARRAYS))
        inner = depth - 1
        if share < 0.4:
            return f"{self.array(inner)}[{self.index()}]"
        if share < 0.45:
            return f"{self.array(inner)}.T"
        if share < 0.65:
            return f"({self.operand(inner)} {self.random.choice(OPERATORS)} {self.operand(inner)})"
        if share < 0.8:
            return self.reduction(inner)
        if share < 0.9:
            return f"np.{self.random.choice(UNARY)}({self.array(inner)})"
        return self.random.choice(FORMS).format(
            a=self.array(inner),
            a2=self.array(inner),
            o=self.operand(inner),
            n=self.random.choice(NUMBERS),
            n2=self.random.choice(NUMBERS),
            x=self.random.choice(["0", "1", "-1", "2"]),
        )


def is_exact(expression):
    if "np.cov" in expression:
        return False
    powers = "**" in expression or "power" in expression
    return not (powers and re.search(r"\b(g|f|w|z|m|float32|float64|0\.5|2\.5|mean|std|var|norm|sqrt)\b", expression))


def main(seed, count):
    generator = Generator(seed)
    for name, value in ARRAYS.items():
        print(f"let {name} = {value}")
    seen = set()
    while len(seen) < count:
        expression = generator.array(generator.random.choice([1, 2, 2, 3]))
        if expression not in seen and len(expression) <= 120 and is_exact(expression):
            seen.add(expression)
            print(expression)


main(int(sys.argv[1]), int(sys.argv[2]))
