//! Elements read out of arrays in C order, however they lie in memory.

use ndarray::{ArrayView2, ArrayViewD, Axis, Ix2};

/// The side of a tile, in elements: what a tile reads and writes stays in the nearest cache.
const TILE: usize = 32;

/// The elements of a view in C order.
pub(crate) fn collected<A: Copy>(view: &ArrayViewD<A>) -> Vec<A> {
    let mut elements = Vec::with_capacity(view.len());
    match view.as_slice() {
        Some(slice) => elements.extend_from_slice(slice),
        None if view.ndim() == 0 || view.is_empty() => elements.extend(view.iter().copied()),
        None => collect(view.view(), &mut elements),
    }
    elements
}

fn collect<A: Copy>(view: ArrayViewD<A>, elements: &mut Vec<A>) {
    if !ends_in_columns(&view) {
        return collect_rows(&view, elements);
    }
    match view.view().into_dimensionality::<Ix2>() {
        Ok(matrix) => collect_columns(matrix, elements),
        Err(_) => view.axis_iter(Axis(0)).for_each(|part| collect(part, elements)),
    }
}

/// Whether the last two axes are a matrix of some size that lies in memory column by column.
fn ends_in_columns<A>(view: &ArrayViewD<A>) -> bool {
    let (Some(&[rows, columns]), Some(&[down, across])) = (view.shape().last_chunk(), view.strides().last_chunk())
    else {
        return false;
    };
    rows.min(columns) >= TILE && down.unsigned_abs() < across.unsigned_abs()
}

fn collect_rows<A: Copy>(view: &ArrayViewD<A>, elements: &mut Vec<A>) {
    for row in view.rows() {
        match row.as_slice() {
            Some(slice) => elements.extend_from_slice(slice),
            None => elements.extend(row.iter().copied()),
        }
    }
}

/// Tile by tile: row by row, each read would be of another line of the cache.
fn collect_columns<A: Copy>(matrix: ArrayView2<A>, elements: &mut Vec<A>) {
    let Some(&filler) = matrix.first() else { return };
    let (began, width) = (elements.len(), matrix.ncols());
    elements.resize(began + matrix.len(), filler);
    let bands = elements[began..].chunks_mut(TILE * width).zip(matrix.axis_chunks_iter(Axis(0), TILE));
    for (targets, band) in bands {
        for (tile, columns) in band.axis_chunks_iter(Axis(1), TILE).enumerate() {
            for (offset, column) in columns.axis_iter(Axis(1)).enumerate() {
                let targets = targets[tile * TILE + offset..].iter_mut().step_by(width);
                targets.zip(column).for_each(|(target, &source)| *target = source);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array, IxDyn, Slice};

    #[test]
    fn the_order_is_that_of_the_iterator() {
        let plain = Array::from_iter(0..70 * 45 * 3).into_shape_with_order((70, 45, 3)).expect("as many").into_dyn();
        let whole = plain.view();
        let turned = || plain.view().permuted_axes(IxDyn(&[2, 1, 0]));
        let views = [
            whole.clone(),
            turned(),
            plain.view().permuted_axes(IxDyn(&[1, 0, 2])),
            turned().slice_axis_move(Axis(1), Slice::new(0, None, -1)).slice_axis_move(Axis(2), Slice::new(1, None, 2)),
            turned().index_axis_move(Axis(0), 1),
            whole.clone().index_axis_move(Axis(2), 0).slice_axis_move(Axis(0), Slice::new(0, None, -1)),
            turned().index_axis_move(Axis(0), 0).insert_axis(Axis(0)),
            whole.slice_axis_move(Axis(0), Slice::from(0..0)),
        ];
        for view in views {
            assert_eq!(collected(&view), view.iter().copied().collect::<Vec<i32>>(), "{:?}", view.shape());
        }
        let single = Array::from_elem(IxDyn(&[]), 7);
        assert_eq!(collected(&single.view()), [7]);
    }
}
