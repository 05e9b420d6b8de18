"""The figures that an answer or a cell leaves open in matplotlib, as pictures; nothing where nobody drew.

matplotlib draws into memory here (`MPLBACKEND` is `Agg`), so a figure is shown by being left open, as in a notebook.
"""

import io
import sys
import warnings

# As many as anyone looks at, and what the page takes in of each.
MOST = 4
SIDE_PIXELS = 1600
BYTES = 512 << 10
# Twice as fine as figures are laid out, for screens that show it. One that would not fit is drawn coarser.
FINENESS = (2, 1, 0.5)
# A figure that fits only with fewer dots per inch than this has nothing in it that could be read.
LEAST_DPI = 20

TITLE_CHARS = 200
REASON_CHARS = 200

# What draws, as it was before any candidate's code ran.
_pyplot = None
_open = _close = _figure = _context = None


class _Unfit(Exception):
    """A figure that is not shown; says why."""


def ready():
    """Whenever packages came, before any candidate's code runs: makes the first figure, which is the slow one."""
    global _pyplot, _open, _close, _figure, _context
    if _pyplot is not None or "matplotlib.pyplot" not in sys.modules:
        return
    _pyplot = sys.modules["matplotlib.pyplot"]
    _open, _close, _figure = _pyplot.get_fignums, _pyplot.close, _pyplot.figure
    _context = sys.modules["matplotlib"].rc_context
    # `plt.show()` belongs to every example that is copied here, and does no harm.
    warnings.filterwarnings("ignore", "FigureCanvasAgg is non-interactive")
    _pyplot.plot([1, 2])
    _pyplot.title("1")
    png, _ = _drawn(_pyplot.gcf())
    close()
    # Fonts are open files, which memory that is kept for another interpreter cannot hold.
    sys.modules["matplotlib.font_manager"]._get_font.cache_clear()
    if not png.startswith(b"\x89PNG"):
        raise RuntimeError("matplotlib does not work.")


def close():
    """Closes all figures."""
    if _pyplot is not None:
        try:
            _close("all")
        except BaseException:
            # Something put into a figure listens to its end.
            sys.modules["matplotlib._pylab_helpers"].Gcf.figs.clear()


def taken():
    """The open figures as the header has them, their bytes one after the other, and what is said of those that are not shown.
    Afterwards none is open."""
    told, forms, reasons = [], [], []
    if _pyplot is None:
        return told, b"", ""
    try:
        numbers = _open()
        if len(numbers) > MOST:
            reasons.append(f"Only the first {MOST} of {len(numbers)} figures are shown.")
        for number in numbers[:MOST]:
            try:
                png, size = _drawn(figure := _figure(number))
                told.append({"bytes": len(png), "size": size, "title": _title(figure)})
                forms.append(png)
            except _Unfit as error:
                reasons.append(f"Figure {number} is not shown: {error}.")
            except MemoryError:
                raise
            except Exception as error:
                words = f"{type(error).__name__}: {error}".partition("\n")[0]
                reasons.append(f"Figure {number} cannot be drawn: {words[:REASON_CHARS]}")
    finally:
        close()
    return told, b"".join(forms), " ".join(reasons)


def _drawn(figure):
    """A figure's PNG, and the width and height that it is laid out for, in pixels."""
    inches = [float(side) for side in figure.get_size_inches()]
    dpi = float(figure.dpi)
    longest = max(inches)
    if not 0 < min(inches) <= longest < float("inf") or SIDE_PIXELS / longest < LEAST_DPI or not 0 < dpi < float("inf"):
        raise _Unfit(f"it is {inches[0]:g} by {inches[1]:g} inches large, and {SIDE_PIXELS // LEAST_DPI} are the most")
    laid_out = min(dpi, SIDE_PIXELS / longest)
    for fineness in FINENESS:
        png = _png(figure, min(laid_out * fineness, SIDE_PIXELS / longest))
        if len(png) <= BYTES:
            return png, [max(1, round(side * laid_out)) for side in inches]
    raise _Unfit(f"its picture takes more than {BYTES >> 10} KiB")


def _png(figure, dpi):
    file = io.BytesIO()
    # Whatever size an answer has set for files, pictures keep the figure's own.
    with _context({"savefig.bbox": None}):
        figure.savefig(file, format="png", dpi=dpi)
    return file.getvalue()


def _title(figure):
    """What stands over a figure and at its axes, for whoever cannot see it."""
    try:
        head = figure.get_suptitle()
        parts = [head, *map(_axes_title, figure.axes[:MOST])]
        return "; ".join(filter(None, parts))[:TITLE_CHARS]
    except Exception:
        return ""


def _axes_title(axes):
    labels = ", ".join(filter(None, (axes.get_xlabel(), axes.get_ylabel())))
    return ": ".join(filter(None, (axes.get_title(), labels)))
