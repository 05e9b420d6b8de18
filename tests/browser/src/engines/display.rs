//! A display in memory, for the browser that shows itself nowhere else.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A running Xvfb; dropping it ends it.
pub(crate) struct Display {
    process: Child,
    number: u32,
}

impl Display {
    /// Starts one of this size that nobody else has.
    pub fn start(width: u32, height: u32) -> Result<Display> {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", &format!("{width}x{height}x24")])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb cannot be started; script/setup --tests installs it")?;
        let output = process.stdout.take().context("Xvfb has no output")?;
        let mut display = Display { process, number: 0 };
        let mut told = String::new();
        BufReader::new(output).read_line(&mut told)?;
        match told.trim().parse() {
            Ok(number) => display.number = number,
            Err(_) => bail!("Xvfb ended before it had a display"),
        }
        Ok(display)
    }

    /// Its name, as programs want it in `DISPLAY`.
    pub fn name(&self) -> String {
        format!(":{}", self.number)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Asked to end, it takes its lock file along.
        let asked = Command::new("kill").arg(self.process.id().to_string()).stderr(Stdio::null()).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}
