//! chromedriver and the browser that it starts, as processes that end with their owner.

use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

/// A running chromedriver.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    profile: PathBuf,
}

impl Driver {
    /// Starts one on a free port. `profile` is the folder of the browser that it will start.
    pub fn start(profile: &Path) -> Result<Driver> {
        let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".into());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{program} cannot be started; script/setup --tests installs it"))?;
        let output = process.stdout.take().context("chromedriver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let mut driver = Driver { process, port: 0, profile: profile.to_path_buf() };
        for line in lines.by_ref() {
            if let Some(port) = port_in(&line?) {
                driver.port = port;
                break;
            }
        }
        if driver.port == 0 {
            bail!("chromedriver ended before it listened");
        }
        // What it says later is read away, so that it never waits for a reader.
        thread::spawn(move || lines.for_each(drop));
        Ok(driver)
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The browser's process, while it runs: Chromium notes it in its profile as `host-pid`.
    fn browser(&self) -> Option<u32> {
        let lock = fs::read_link(self.profile.join("SingletonLock")).ok()?;
        lock.to_str()?.rsplit_once('-')?.1.parse().ok()
    }
}

/// The port in `ChromeDriver was started successfully on port 40123.`
fn port_in(line: &str) -> Option<u16> {
    line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

impl Drop for Driver {
    fn drop(&mut self) {
        let browser = self.browser();
        // They may have ended by themselves; then there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
        if let Some(browser) = browser {
            let _ = Command::new("kill").arg(browser.to_string()).stderr(Stdio::null()).status();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn the_port_is_read_from_the_first_words() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 40123."), Some(40123));
        assert_eq!(port_in("Starting ChromeDriver 1.2.3 on port 0"), None);
    }
}
