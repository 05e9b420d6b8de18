//! The start on a slow phone with a slow network, beside the same at full speed and beside stock Pyodide under the same conditions.

use crate::starts;
use anyhow::Result;
use browser_tests::{Conditions, Screen, Visitor};

const BOTH: [Conditions; 2] = [Conditions::FULL_SPEED, Conditions::SLOW_PHONE];

/// Prints what the conditions come to, and under each of them the tables of the starts. Stock Pyodide is compressed here as the site is: on
/// a slow network it would be behind by that alone. A later visit finds the site kept, whether or not that took long.
pub async fn tell(visits: usize) -> Result<()> {
    let stock = starts::lay_stock()?;
    eprintln!("compressing stock Pyodide, which takes a minute the first time");
    stock.compress()?;
    tell_paces().await?;
    for conditions in BOTH {
        println!("\n{}:\n", conditions.name);
        starts::tell_under(&conditions, &stock, visits, async |visitor: &Visitor| visitor.site_is_kept().await).await?;
    }
    Ok(())
}

/// Whether network and processor are as slow as they are meant to be, to pages and workers alike.
async fn tell_paces() -> Result<()> {
    println!("| conditions | a loop on a page, ms | in a worker, ms | an answer begins after, ms | comes at, KB/s |");
    println!("|---|--:|--:|--:|--:|");
    for conditions in BOTH {
        let visitor = Visitor::arrive_under(Screen::DESKTOP, &conditions).await?;
        visitor.open_bare_page().await?;
        let pace = visitor.pace().await?;
        visitor.leave().await?;
        let figures = [pace.page, pace.worker, pace.answer, pace.kilobytes].map(|figure| format!("{figure:.0}"));
        println!("| {} | {} |", conditions.name, figures.join(" | "));
    }
    Ok(())
}
