"""How the asked name is used: called once, drawn from many times, or made into an object whose methods are called.

A use takes the arguments of a case and gives the value to be judged.
"""

import random

import mettle_wire as wire

# Kept from before any candidate's code ran.
_random = random.Random


def use_of(asked, methods, draws):
    """The use that the problem means."""
    if methods:
        return _replay(asked)
    if draws:
        return _draw(asked, draws["count"], maker(draws["generator"]))
    return asked


class _Form:
    """A value as it was when it was returned, whatever becomes of it later."""

    def __init__(self, form):
        self.form = form


def _write_form(writer, value):
    writer.out += value.form


wire.add_plain_writers({_Form: _write_form})


def _kept(value):
    return value if type(value) in wire.SCALARS else _Form(wire.encode(value))


def _replay(asked):
    """Makes an object of the class and calls its methods in turn."""

    def use(parameters, calls):
        made = asked(*parameters)
        return [_kept(getattr(made, name)(*arguments)) for name, arguments in calls]

    return use


def _draw(asked, count, make):
    """Calls the function again and again with one generator of random numbers."""

    def use(*arguments):
        *given, seed = arguments
        rng = make(seed)
        # A draw that shuffles its list leaves the next one's as it was.
        fresh = [list if type(value) is list else _same for value in given]
        return [_kept(asked(*[copy(value) for copy, value in zip(fresh, given)], rng)) for _ in range(count)]

    return use


def _same(value):
    return value


def maker(generator):
    """What makes a generator of random numbers from a seed."""
    if generator == "numpy":
        from numpy.random import default_rng

        return default_rng
    return _random
