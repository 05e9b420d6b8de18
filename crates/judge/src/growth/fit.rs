//! A straight line by least squares, with the uncertainty of its slope.

/// A fitted slope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Change in y for a change of 1 in x.
    pub slope: f64,
    /// Half width of the slope's 95% interval by Student's t distribution.
    pub uncertainty: f64,
}

impl Line {
    /// The lower end of the slope's interval.
    pub fn least(&self) -> f64 {
        self.slope - self.uncertainty
    }

    /// The upper end of the slope's interval.
    pub fn most(&self) -> f64 {
        self.slope + self.uncertainty
    }
}

/// Two-sided 95% quantiles of Student's t for 1 to 10 degrees of freedom (any table of the distribution).
const STUDENT_T: [f64; 10] = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

/// Ordinary least squares of `(x, y)` points. `None` below three points, or where all x are equal.
pub fn fit(points: &[(f64, f64)]) -> Option<Line> {
    if points.len() < 3 {
        return None;
    }
    let count = points.len() as f64;
    let mean_x = points.iter().map(|p| p.0).sum::<f64>() / count;
    let mean_y = points.iter().map(|p| p.1).sum::<f64>() / count;
    let spread: f64 = points.iter().map(|p| (p.0 - mean_x).powi(2)).sum();
    if spread <= 0.0 {
        return None;
    }
    let slope = points.iter().map(|p| (p.0 - mean_x) * (p.1 - mean_y)).sum::<f64>() / spread;
    let residual: f64 = points.iter().map(|p| (p.1 - mean_y - slope * (p.0 - mean_x)).powi(2)).sum();
    let freedom = points.len() - 2;
    let standard_error = (residual / freedom as f64 / spread).sqrt();
    Some(Line { slope, uncertainty: student_t(freedom) * standard_error })
}

/// The share b/(a+b) of the growing part in ratios that go like a + b·x, where x is the size over the largest one.
/// Weighted least squares: what is off counts in proportion to the ratio. `None` below three points.
pub fn growing_share(ratios: &[(f64, f64)]) -> Option<Line> {
    let largest = ratios.iter().map(|(size, _)| *size).fold(0.0, f64::max);
    // Rows of the system [1/r, x/r] · [a, b] = 1 and its normal equations.
    let (mut aa, mut ab, mut bb, mut a1, mut b1) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (size, ratio) in ratios {
        let (one, x) = (1.0 / ratio, size / largest / ratio);
        aa += one * one;
        ab += one * x;
        bb += x * x;
        a1 += one;
        b1 += x;
    }
    let determinant = aa * bb - ab * ab;
    if ratios.len() < 3 || determinant <= 0.0 {
        return None;
    }
    let (a, b) = ((bb * a1 - ab * b1) / determinant, (aa * b1 - ab * a1) / determinant);
    let residual: f64 = ratios.iter().map(|(size, ratio)| (1.0 - (a + b * size / largest) / ratio).powi(2)).sum();
    let freedom = ratios.len() - 2;
    let standard_error = (residual / freedom as f64 * aa / determinant).sqrt();
    let whole = (a + b).max(f64::MIN_POSITIVE);
    Some(Line { slope: b / whole, uncertainty: student_t(freedom) * standard_error / whole })
}

fn student_t(freedom: usize) -> f64 {
    STUDENT_T.get(freedom - 1).copied().unwrap_or(2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_is_found_exactly() {
        let line = fit(&[(0.0, 1.0), (1.0, 3.0), (2.0, 5.0)]).expect("three points");
        assert!((line.slope - 2.0).abs() < 1e-12 && line.uncertainty < 1e-9);
    }

    #[test]
    fn the_growing_share_is_that_of_the_largest_size() {
        let share = |of: fn(f64) -> f64| {
            let ratios: Vec<(f64, f64)> =
                (0..7).map(|step| f64::from(1000 << step)).map(|size| (size, of(size))).collect();
            growing_share(&ratios).expect("seven points")
        };
        assert!((share(|size| 1.0 + size / 64_000.0).slope - 0.5).abs() < 1e-9);
        assert!(share(|_| 3.0).slope.abs() < 1e-9);
        assert!(share(f64::log2).slope < 0.4);
        assert!(share(f64::sqrt).least() > 0.5);
        assert!(growing_share(&[(1.0, 1.0), (2.0, 1.0)]).is_none());
    }

    #[test]
    fn noise_widens_the_interval() {
        let line = fit(&[(0.0, 0.0), (1.0, 2.0), (2.0, 1.0), (3.0, 4.0)]).expect("four points");
        assert!(line.uncertainty > 0.5);
        assert_eq!(fit(&[(0.0, 0.0), (1.0, 1.0)]), None);
        assert_eq!(fit(&[(1.0, 0.0), (1.0, 1.0), (1.0, 2.0)]), None);
    }
}
