//! A driver and the browser that it starts, as processes that end with their owner.

use anyhow::{Context, Result, bail, ensure};
use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long a driver may take until it listens.
const PATIENCE: Duration = Duration::from_secs(20);

/// What WebKitGTK's browser says when its process for pages is gone, and the first letters of that process' name.
const CRASHED: &str = "WebProcess CRASHED";
const PAGES: &str = "WebKitWebProces";

/// A running driver.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    /// The folder in which Chromium notes its process; that of another browser is in the driver's group.
    chromium: Option<PathBuf>,
    /// Whether WebKitGTK's browser said that its process for pages is gone.
    crashed: Arc<AtomicBool>,
}

impl Driver {
    /// Starts chromedriver on a free port. `profile` is the folder of the browser that it will start. Where they are apart, the two are a
    /// group of processes by themselves.
    pub fn chromedriver(profile: &Path, is_apart: bool) -> Result<Driver> {
        let mut command = Command::new(named("CHROMEDRIVER", "chromedriver"));
        command.arg("--port=0").stderr(Stdio::null());
        if is_apart {
            command.process_group(0);
        }
        Driver::start(command, Some(profile))?.told_port()
    }

    /// Starts geckodriver on a free port. Browsers that it starts keep what they keep in `profiles`, and have these variables.
    pub fn geckodriver(profiles: &Path, variables: &[(&str, String)]) -> Result<Driver> {
        let mut command = Command::new(named("GECKODRIVER", "geckodriver"));
        // The records of a visit are the browser's own, which lie outside of pages.
        command.args(["--port=0", "--allow-system-access", "--profile-root"]).arg(profiles).stderr(Stdio::null());
        command.envs(variables.iter().map(|(name, value)| (*name, value))).process_group(0);
        Driver::start(command, None)?.told_port()
    }

    /// Starts WebKitWebDriver on a port that is free now, with these variables.
    pub fn webkit(variables: &[(&str, String)]) -> Result<Driver> {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).context("no free port")?.port();
        let mut command = Command::new(named("WEBKITDRIVER", "WebKitWebDriver"));
        command.arg(format!("--port={port}")).process_group(0);
        command.envs(variables.iter().map(|(name, value)| (*name, value)));
        command.stderr(Stdio::piped());
        let mut driver = Driver::start(command, None)?;
        driver.port = port;
        let told = BufReader::new(driver.process.stderr.take().context("the driver has no errors")?).lines();
        let crashed = driver.crashed.clone();
        thread::spawn(move || {
            for line in told.map_while(Result::ok) {
                crashed.fetch_or(line.contains(CRASHED), Ordering::Relaxed);
            }
        });
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if begun.elapsed() > PATIENCE || !matches!(driver.process.try_wait(), Ok(None)) {
                bail!("WebKitWebDriver does not listen");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }

    fn start(mut command: Command, chromium: Option<&Path>) -> Result<Driver> {
        let process = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().with_context(|| {
            let program = command.get_program().to_string_lossy();
            format!("{program} cannot be started; script/setup --tests installs it")
        })?;
        Ok(Driver { process, port: 0, chromium: chromium.map(Path::to_path_buf), crashed: Arc::default() })
    }

    /// Waits until it says where it listens.
    fn told_port(mut self) -> Result<Driver> {
        let output = self.process.stdout.take().context("the driver has no output")?;
        let mut lines = BufReader::new(output).lines();
        for line in lines.by_ref() {
            if let Some(port) = port_in(&line?) {
                self.port = port;
                break;
            }
        }
        if self.port == 0 {
            bail!("the driver ended before it listened");
        }
        // What it says later is read away, so that it never waits for a reader.
        thread::spawn(move || lines.for_each(drop));
        Ok(self)
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Whether the browser said so.
    pub fn has_told_of_a_crash(&self) -> bool {
        self.crashed.load(Ordering::Relaxed)
    }

    /// Crashes what shows pages in WebKitGTK's browser.
    pub fn crash_page(&self) -> Result<()> {
        let group = self.process.id().to_string();
        let ended = Command::new("pkill").args(["--signal", "ABRT", "--pgroup", &group, PAGES]).status();
        ensure!(ended.context("pkill cannot be started")?.success(), "no process of the browser's is {PAGES}");
        Ok(())
    }

    /// What has to end with it: Chromium's process, while it runs, which it notes in its profile as `host-pid`; or the
    /// driver's whole group.
    fn browser(&self) -> Option<String> {
        match &self.chromium {
            None => Some(format!("-{}", self.process.id())),
            Some(_) => Some(self.chromium()?.to_string()),
        }
    }

    /// Chromium's first process, while it runs.
    pub fn chromium(&self) -> Option<u32> {
        let lock = fs::read_link(self.chromium.as_ref()?.join("SingletonLock")).ok()?;
        lock.to_str()?.rsplit_once('-')?.1.parse().ok()
    }
}

/// The program that a variable names, or the usual one.
fn named(variable: &str, usual: &str) -> String {
    env::var(variable).ok().filter(|program| !program.is_empty()).unwrap_or_else(|| usual.to_owned())
}

/// The port in `ChromeDriver was started successfully on port 40123.` or in `… geckodriver INFO Listening on 127.0.0.1:40123`.
fn port_in(line: &str) -> Option<u16> {
    let told =
        line.split_once("started successfully on port ").or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
    told.1.trim_end_matches('.').parse().ok()
}

impl Drop for Driver {
    fn drop(&mut self) {
        let browser = self.browser();
        // They may have ended by themselves; then there is nothing to end.
        let end = |whom: Option<String>| {
            whom.map(|whom| Command::new("kill").args(["--", &whom]).stderr(Stdio::null()).status());
        };
        if self.chromium.is_none() {
            // While the driver is there, its number is its group's.
            end(browser);
            let _ = self.process.kill();
            let _ = self.process.wait();
            return;
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
        end(browser);
    }
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn the_port_is_read_from_the_first_words() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 40123."), Some(40123));
        assert_eq!(port_in("1795359416613\tgeckodriver\tINFO\tListening on 127.0.0.1:40123"), Some(40123));
        assert_eq!(port_in("Starting ChromeDriver 1.2.3 on port 0"), None);
    }
}
