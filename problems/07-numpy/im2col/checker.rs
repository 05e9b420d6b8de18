use super::limits::{C_MAX, K_MAX, N_MAX, PADDING_MAX, SIDE_MAX, STRIDE_MAX};
use judge::prelude::*;

type Input = (ArrayD<f64>, usize, usize, usize);

pub fn checker() -> Checker {
    Checker::new(im2col)
        .example("Four patches of one small image.", (counted([1, 1, 3, 3]), 2, 1, 0))
        .example("Two channels, each patch below the one before.", (counted([1, 2, 3, 2]), 2, 1, 0))
        .example("A border of zeros, and every second place.", (counted([1, 1, 2, 3]), 2, 2, 1))
        .edge("one pixel", |_| (counted([1, 1, 1, 1]), 1, 1, 0))
        .edge("one pixel with a border", |_| (counted([1, 1, 1, 1]), 3, 1, 1))
        .edge("patches of one pixel", |_| (counted([2, 3, 2, 3]), 1, 1, 0))
        .edge("patches of one pixel, every second", |_| (counted([2, 2, 3, 4]), 1, 2, 0))
        .edge("a patch as large as the image", |_| (counted([2, 2, 3, 3]), 3, 1, 0))
        .edge("a patch as large as the bordered image", |_| (counted([1, 2, 2, 2]), 4, 1, 1))
        .edge("a patch larger than the image", |_| (counted([1, 1, 2, 3]), 5, 1, 2))
        .edge("wide", |_| (counted([1, 1, 2, 7]), 2, 1, 0))
        .edge("tall", |_| (counted([1, 1, 7, 2]), 2, 1, 0))
        .edge("several images of one channel", |_| (counted([3, 1, 3, 4]), 2, 1, 0))
        .edge("one image of several channels", |_| (counted([1, 3, 3, 4]), 2, 1, 0))
        .edge("images, channels and patches of the same count", |_| (counted([2, 2, 3, 3]), 2, 1, 0))
        .edge("patches side by side", |_| (counted([1, 2, 4, 6]), 2, 2, 0))
        .edge("a stride that does not divide", |_| (counted([1, 1, 5, 6]), 2, 2, 0))
        .edge("a stride longer than a patch", |_| (counted([1, 1, 7, 8]), 2, 3, 0))
        .edge("a stride longer than the image", |_| (counted([1, 2, 3, 4]), 2, 5, 0))
        .edge("a wide border", |_| (counted([1, 1, 2, 2]), 2, 1, PADDING_MAX as usize))
        .edge("a border and a stride that does not divide", |_| (counted([2, 2, 4, 5]), 3, 2, 1))
        .edge("negative pixels", |_| (-counted([1, 2, 3, 3]), 2, 1, 1))
        .edge("pixels of every size", |random| {
            (ArrayD::from_shape_fn(vec![1, 1, 3, 3], |_| *random.pick(&[1e300, 5e-324, 0.1, -0.5, 0.0])), 2, 1, 0)
        })
        .edge("as large as allowed", |random| {
            let side = SIDE_MAX as usize;
            (drawn(random, [N_MAX as usize, C_MAX as usize, side, side]), K_MAX as usize, STRIDE_MAX as usize, 3)
        })
        .random(|random, size| {
            let side = size.clamp(1, 7);
            let shape = [random.count(1..=2), random.count(1..=3), random.count(1..=side), random.count(1..=side)];
            let padding = *random.pick(&[0, 0, 1, 2]);
            let k = random.count(1..=(shape[2].min(shape[3]) + 2 * padding).min(4));
            (drawn(random, shape), k, random.count(1..=3), padding)
        })
        .legal(|(images, k, stride, padding)| {
            let &[n, c, h, w] = images.shape() else { return Err("images has four axes".into()) };
            let within = |number: usize, most: i64| (1..=most as usize).contains(&number);
            must(within(n, N_MAX), &format!("there are 1 to {N_MAX} images"))?;
            must(within(c, C_MAX), &format!("there are 1 to {C_MAX} channels"))?;
            must(within(h, SIDE_MAX) && within(w, SIDE_MAX), &format!("a side is between 1 and {SIDE_MAX}"))?;
            must(within(*k, K_MAX), &format!("k is between 1 and {K_MAX}"))?;
            must(within(*stride, STRIDE_MAX), &format!("the stride is between 1 and {STRIDE_MAX}"))?;
            must(*padding <= PADDING_MAX as usize, &format!("the padding is between 0 and {PADDING_MAX}"))?;
            must(*k <= h.min(w) + 2 * padding, "k is at most the shorter side of the bordered image")?;
            must(images.iter().all(|pixel| pixel.is_finite()), "every pixel is finite")
        })
        .bound("n_max", |(images, ..)| images.shape()[0] as i64)
        .bound("c_max", |(images, ..)| images.shape()[1] as i64)
        .bound("side_max", |(images, ..)| images.shape()[2].max(images.shape()[3]) as i64)
        .bound("k_max", |(_, k, ..)| *k as i64)
        .bound("stride_max", |(_, _, stride, _)| *stride as i64)
        .bound("padding_max", |(.., padding)| *padding as i64)
        .into()
}

/// Finds for each number of the table the pixel that it comes from; there is no bordered image.
fn im2col(images: ArrayD<f64>, k: usize, stride: usize, padding: usize) -> Array2<f64> {
    let (n, c, h, w) = (images.shape()[0], images.shape()[1], images.shape()[2], images.shape()[3]);
    let (oh, ow) = ((h + 2 * padding - k) / stride + 1, (w + 2 * padding - k) / stride + 1);
    Array2::from_shape_fn((n * oh * ow, c * k * k), |(patch, at)| {
        let row = (patch / ow % oh) * stride + at / k % k;
        let column = (patch % ow) * stride + at % k;
        let inside = (padding..padding + h).contains(&row) && (padding..padding + w).contains(&column);
        if inside { images[[patch / ow / oh, at / k / k, row - padding, column - padding]] } else { 0.0 }
    })
}

/// Pixels 1, 2, 3, …
fn counted(shape: [usize; 4]) -> ArrayD<f64> {
    let mut pixel = 0.0;
    ArrayD::from_shape_fn(shape.to_vec(), |_| {
        pixel += 1.0;
        pixel
    })
}

fn drawn(random: &mut Random, shape: [usize; 4]) -> ArrayD<f64> {
    ArrayD::from_shape_fn(shape.to_vec(), |_| random.decimal(-9.0, 9.0, 1))
}
