from graphlib import CycleError, TopologicalSorter


def pipeline_order(steps, arrows):
    sorter = TopologicalSorter({step: [] for step in steps})
    for before, after in arrows:
        sorter.add(after, before)
    try:
        return list(sorter.static_order())
    except CycleError:
        return None
