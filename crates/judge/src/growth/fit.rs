//! A straight line by least squares, with the uncertainty of its slope.

/// A fitted slope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Change in y for a change of 1 in x.
    pub slope: f64,
    /// Half width of the slope's 95% interval by Student's t distribution.
    pub uncertainty: f64,
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
    let quantile = STUDENT_T.get(freedom - 1).copied().unwrap_or(2.0);
    Some(Line { slope, uncertainty: quantile * standard_error })
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
    fn noise_widens_the_interval() {
        let line = fit(&[(0.0, 0.0), (1.0, 2.0), (2.0, 1.0), (3.0, 4.0)]).expect("four points");
        assert!(line.uncertainty > 0.5);
        assert_eq!(fit(&[(0.0, 0.0), (1.0, 1.0)]), None);
        assert_eq!(fit(&[(1.0, 0.0), (1.0, 1.0), (1.0, 2.0)]), None);
    }
}
