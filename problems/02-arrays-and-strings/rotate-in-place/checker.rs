use super::limits::{SIDE_MAX, TURNS_MAX};
use judge::prelude::*;

type Swaps = Vec<(i64, i64)>;

pub fn checker() -> Checker {
    Checker::new(rotation_swaps)
        .example("The rows “ab” and “cd” become “ca” and “db”: the buffer abcd becomes cadb.", (2, 1))
        .example("Half a turn of three rows reverses the buffer. The pixel in the middle stays.", (3, 2))
        .example("One turn anticlockwise: “ab” and “cd” become “bd” and “ac”.", (2, -1))
        .edge("no pixel", |_| (0, 1))
        .edge("no pixel, three turns", |_| (0, 3))
        .edge("one pixel", |_| (1, 1))
        .edge("one pixel, half a turn", |_| (1, 2))
        .edge("no turn", |_| (4, 0))
        .edge("two rows, half a turn", |_| (2, 2))
        .edge("two rows, three turns", |_| (2, 3))
        .edge("three rows", |_| (3, 1))
        .edge("three rows, three turns", |_| (3, 3))
        .edge("three rows anticlockwise", |_| (3, -1))
        .edge("four rows", |_| (4, 1))
        .edge("four rows, half a turn", |_| (4, 2))
        .edge("four rows, three turns", |_| (4, 3))
        .edge("five rows", |_| (5, 1))
        .edge("five rows, half a turn", |_| (5, 2))
        .edge("five rows, three turns", |_| (5, 3))
        .edge("four turns", |_| (3, 4))
        .edge("five turns", |_| (4, 5))
        .edge("six turns", |_| (5, 6))
        .edge("seven turns", |_| (4, 7))
        .edge("half a turn anticlockwise", |_| (3, -2))
        .edge("three turns anticlockwise", |_| (4, -3))
        .edge("four turns anticlockwise", |_| (2, -4))
        .edge("five turns anticlockwise", |_| (5, -5))
        .edge("a thousand turns", |_| (3, TURNS_MAX))
        .edge("a thousand turns less one", |_| (4, TURNS_MAX - 1))
        .edge("a thousand turns less one, anticlockwise", |_| (4, 1 - TURNS_MAX))
        .edge("the largest", |_| (SIDE_MAX, 1))
        .edge("the largest, half a turn", |_| (SIDE_MAX, 2))
        .edge("the largest odd one, three turns", |_| (SIDE_MAX - 1, 3))
        .random(|random, size| {
            let most = *random.pick(&[3, 9, 400]);
            (random.int(0..=(size as i64).min(SIDE_MAX)), random.int(-most..=most))
        })
        .legal(|(side, turns)| {
            must((0..=SIDE_MAX).contains(side), &format!("the side is between 0 and {SIDE_MAX}"))?;
            must(
                (-TURNS_MAX..=TURNS_MAX).contains(turns),
                &format!("the number of turns is between -{TURNS_MAX} and {TURNS_MAX}"),
            )
        })
        .accept(|(side, turns), _, swaps: &Swaps| turns_the_image(*side, *turns, swaps))
        .into()
}

/// Follows each circle of positions from its smallest one.
fn rotation_swaps(side: i64, turns: i64) -> Swaps {
    let mut swaps = Vec::new();
    for start in 0..side * side {
        let circle: Vec<i64> =
            std::iter::successors(Some(start), |&at| Some(goal(side, turns, at)).filter(|&next| next != start))
                .collect();
        if circle.iter().all(|&at| at >= start) {
            swaps.extend(circle[1..].iter().map(|&at| (start, at)));
        }
    }
    swaps
}

/// Where a turn brings the pixel at this position.
fn goal(side: i64, turns: i64, position: i64) -> i64 {
    let (r, c) = (position / side, position % side);
    let end = side - 1;
    let (r, c) = match turns.rem_euclid(4) {
        0 => (r, c),
        1 => (c, end - r),
        2 => (end - r, end - c),
        _ => (end - c, r),
    };
    r * side + c
}

fn turns_the_image(side: i64, turns: i64, swaps: &Swaps) -> Result<(), String> {
    let pixels = side * side;
    must(
        swaps.len() as i64 <= pixels,
        &format!("there are {} exchanges, and at most {pixels} are allowed", swaps.len()),
    )?;
    // Each pixel is named by where it was.
    let mut buffer: Vec<i64> = (0..pixels).collect();
    for (at, &(one, other)) in swaps.iter().enumerate() {
        must(
            (0..pixels).contains(&one) && (0..pixels).contains(&other),
            &format!("exchange {at}, ({one}, {other}), names a position that the image does not have"),
        )?;
        buffer.swap(one as usize, other as usize);
    }
    let lost = (0..pixels).find(|&pixel| buffer[goal(side, turns, pixel) as usize] != pixel);
    lost.map_or(Ok(()), |pixel| {
        let is = buffer.iter().position(|&other| other == pixel).unwrap_or_default() as i64;
        let place = |position: i64| format!("row {}, column {}", position / side, position % side);
        Err(format!(
            "the pixel of {} is at {} in the end, and belongs at {}",
            place(pixel),
            place(is),
            place(goal(side, turns, pixel))
        ))
    })
}
