//! Figures that matplotlib draws are shown, matplotlib comes for them alone, and no verdict depends on them.

use anyhow::{Result, ensure};
use browser_tests::{Screen, Visitor, visit};
use std::time::Duration;

const SLUG: &str = "momentum-with-bias-correction";
const PLAIN: &str = "import numpy as np\n\n\ndef descend(x, y, start, rates, beta):\n";
const RIGHT: &str = "    weights, velocity, path = start, np.zeros_like(start), [start]
    for step, rate in enumerate(rates, 1):
        velocity = beta * velocity + (1 - beta) * x.T @ (x @ weights - y) / len(y)
        weights = weights - rate * velocity / (1 - beta**step)
        path.append(weights)
";
const PATIENCE: Duration = Duration::from_secs(90);

/// Whether a figure is there, whole: its alternative text, and that it is as wide as its place at most.
const SEEN: &str = "const picture = document.querySelector('[data-testid=figures] img');
    return picture?.naturalWidth > 0 && picture.src.startsWith('blob:') && picture.clientWidth > 0 ? picture.alt : ''";

#[tokio::test]
async fn a_cell_draws_and_its_figure_is_shown_on_a_phone_too() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.write_code(&format!("{PLAIN}{RIGHT}    return np.array(path)\n")).await?;
        visitor.click("#tab-pad").await?;
        cell(visitor, 1, "n = len(rates); n > 0").await?;
        ensure!(!fetched(visitor), "matplotlib was fetched before anyone drew");
        cell(visitor, 2, "import matplotlib.pyplot as plt\nplt.plot(descend(x, y, start, rates, beta))\nplt.title('Weights')\nplt.show()").await?;
        ensure!(fetched(visitor), "matplotlib was not fetched");
        let words = visitor.wait("the figure", SEEN, PATIENCE).await?;
        ensure!(words == "Figure: Weights", "the figure is called {words}");
        let gone = visitor.text("[data-testid=scratch-trouble]").await?;
        ensure!(gone.contains("gone"), "that names are gone is told by {gone}");
        cell(visitor, 3, "for _ in range(6): plt.figure()").await?;
        let left_out = visitor.text("[data-testid=figures-left-out]").await?;
        ensure!(left_out.contains("4 of 6"), "what is left out is told by {left_out}");
        let wide = visitor
            .ask("return String(document.documentElement.scrollWidth > document.documentElement.clientWidth)")
            .await?;
        ensure!(wide == "false", "the page is wider than the screen");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_draws_is_judged_and_its_figures_are_shown() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        let drawing = "    plt.plot(path)\n    plt.xlabel('step')\n    return np.array(path)\n";
        visitor.write_code(&format!("import matplotlib.pyplot as plt\n{PLAIN}{RIGHT}{drawing}")).await?;
        ensure!(visitor.run().await?.verdict == "accepted", "the drawing answer is not right on the examples");
        let words = visitor.wait("the figure", SEEN, PATIENCE).await?;
        ensure!(words == "Figure: step", "the figure is called {words}");
        let huge = "    plt.figure(figsize=(1e5, 1e5))\n    return np.array(path)\n";
        visitor.write_code(&format!("import matplotlib.pyplot as plt\n{PLAIN}{RIGHT}{huge}")).await?;
        ensure!(visitor.run().await?.verdict == "accepted", "a figure told on the verdict");
        let left_out = visitor.text("[data-testid=figures-left-out]").await?;
        ensure!(left_out.contains("100000 by 100000 inches"), "what is left out is told by {left_out}");
        ensure!(!visitor.has("[data-testid=figures] img").await?, "an earlier figure is still there");
        Ok(())
    })
    .await;
}

fn fetched(visitor: &Visitor) -> bool {
    visitor.served().iter().any(|path| path.contains("matplotlib"))
}

async fn cell(visitor: &Visitor, number: u32, source: &str) -> Result<()> {
    let source = source.replace('\\', "\\\\").replace('\n', "\\n").replace('\'', "\\'");
    let script = format!(
        "const area = document.querySelector('[data-testid=scratch-area]'); area.value = '{source}';
        area.dispatchEvent(new Event('input', {{ bubbles: true }})); return ''"
    );
    visitor.ask(&script).await?;
    visitor.click("[data-testid=scratch-run]").await?;
    let is_there = format!(
        "const cell = document.querySelector('[data-testid=scratch-cell]');
        return cell?.dataset.state === 'ran' && cell.querySelector('h3').innerText === 'Cell {number}'"
    );
    visitor.wait("the cell's outcome", &is_there, PATIENCE).await.map(drop)
}
