use super::limits::{DAY_MAX, N_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(longest_streak)
        .example("Days 12 to 15 have snapshots; day 13 has two.", (vec![14, 12, 20, 13, 15, 13, 21],))
        .example("The streaks 2–3 and 8–9 are equally long, and 8–9 is later.", (vec![8, 3, 9, 2],))
        .example("No two days are neighbours. The latest streak of one day is day 7.", (vec![7, 1, 4],))
        .edge("no days", |_| (vec![],))
        .edge("one day", |_| (vec![5],))
        .edge("day 0 alone", |_| (vec![0],))
        .edge("one negative day", |_| (vec![-1],))
        .edge("one day, many times", |_| (vec![3; 9],))
        .edge("two neighbours, later first", |_| (vec![4, 3],))
        .edge("two days with one missing between them", |_| (vec![3, 5],))
        .edge("all in one streak, rising", |_| ((1..=9).collect(),))
        .edge("all in one streak, falling", |_| ((1..=9).rev().collect(),))
        .edge("across day 0", |_| (vec![1, -2, 0, -1, 5, 6],))
        .edge("ends at day 0", |_| (vec![0, -1, -2, 8, 9],))
        .edge("begins at day 0", |_| (vec![0, 1, 2, -8, -9],))
        .edge("ends at day -1", |_| (vec![-1, -2, -3, 8, 9],))
        .edge("begins at day 1", |_| (vec![1, 2, 3, -9],))
        .edge("negative days alone", |_| (vec![-7, -9, -8, -20, -21],))
        .edge("a day and its negative", |_| (vec![-3, 3, -2, 2, 7, 8, 9],))
        .edge("the first streak is the longest", |_| (vec![1, 2, 3, 10, 11, 20],))
        .edge("the last streak is the longest", |_| (vec![1, 10, 11, 20, 21, 22],))
        .edge("the middle streak is the longest", |_| (vec![1, 2, 10, 11, 12, 20, 21],))
        .edge("the longest is not the most often listed", |_| (vec![1, 1, 1, 2, 2, 2, 2, 10, 11, 12],))
        .edge("repeats within the streak", |_| (vec![1, 2, 2, 3, 3, 3, 4, 10, 11, 12],))
        .edge("a repeat at the streak's end", |_| (vec![1, 2, 3, 3, 8, 9, 10],))
        .edge("three equal streaks, the latest listed first", |_| (vec![50, 51, 10, 11, 30, 31],))
        .edge("three equal streaks, the latest in the middle", |_| (vec![10, 11, 50, 51, 30, 31],))
        .edge("equal streaks on both sides of day 0", |_| (vec![2, 3, -3, -2],))
        .edge("neighbours in the list, but not in time", |_| (vec![1, 2, 3, 9, 5, 7, 6, 8, 20],))
        .edge("digits in another order", |_| (vec![8, 9, 10, 11, 100, 101, 102],))
        .edge("ends of the range", |_| (vec![DAY_MAX, -DAY_MAX, 1 - DAY_MAX, DAY_MAX - 1, 4],))
        .edge("all days of two ranges, shuffled", |random| {
            let mut days: Vec<i64> = (-90..60).chain(61..212).collect();
            random.shuffle(&mut days);
            (days,)
        })
        .edge("three thousand days without a gap", |_| ((0..3000).rev().collect(),))
        .edge("every other day", |random| {
            let mut days: Vec<i64> = (-60..60).map(|at| 2 * at).collect();
            random.shuffle(&mut days);
            (days,)
        })
        .random(|random, size| {
            let reach = *random.pick(&[2, size as i64 / 2 + 1, size as i64, 4 * size as i64]);
            (random.many(size, |r| r.int(-reach..=reach)),)
        })
        // Half of the list is one long streak, a quarter is its first day over and over, a quarter are days that stand alone.
        .growth(|random, size| {
            let half = size as i64 / 2;
            let mut days: Vec<i64> = (0..half).collect();
            days.extend(vec![0; size / 4]);
            days.extend((0..).map(|at| half + 2 * at + 1).take(size - days.len()));
            random.shuffle(&mut days);
            (days,)
        })
        .legal(|(days,)| {
            must(days.len() <= N_MAX as usize, &format!("there are at most {N_MAX} day ids"))?;
            must(
                days.iter().all(|day| (-DAY_MAX..=DAY_MAX).contains(day)),
                &format!("every day id is between -{DAY_MAX} and {DAY_MAX}"),
            )
        })
        .into()
}

/// Splits the sorted days at their gaps. Of equally long pieces, `max_by_key` gives the last.
fn longest_streak(mut days: Vec<i64>) -> Option<(i64, i64)> {
    days.sort_unstable();
    days.dedup();
    days.chunk_by(|day, next| day + 1 == *next)
        .max_by_key(|streak| streak.len())
        .map(|streak| (streak[0], streak[streak.len() - 1]))
}
