//! The native way to Python: the same harness in the same Pyodide as the browser's, under Node, over pipes.

use anyhow::{Context, Result, bail};
use judge_worker::engines::{LinkError, PythonLink, Reply};
use protocol::python::ToPython;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Starting Node and Pyodide with packages, on a slow machine with everything else busy.
const START_LIMIT: Duration = Duration::from_secs(180);

/// Where Pyodide's files are: `METTLE_PYODIDE`, or what the build laid out.
pub fn pyodide_folder() -> Result<PathBuf> {
    let folder =
        std::env::var_os("METTLE_PYODIDE").map_or_else(|| crate::root().join("target/site/pyodide"), PathBuf::from);
    if !folder.join("pyodide.mjs").is_file() {
        bail!("Pyodide is not in {}: run script/build first, or name its folder in METTLE_PYODIDE", folder.display());
    }
    Ok(folder)
}

/// A Python under Node that is ended and started again when an answer hangs.
pub struct NodeLink {
    pyodide: PathBuf,
    host: Option<Host>,
}

struct Host {
    child: Child,
    stdin: ChildStdin,
    replies: Receiver<Result<Reply>>,
    answered: bool,
}

impl NodeLink {
    /// A link to the Pyodide in this folder. Node starts with the first call.
    pub fn new(pyodide: &Path) -> Self {
        NodeLink { pyodide: pyodide.to_path_buf(), host: None }
    }

    fn host(&mut self) -> Result<&mut Host> {
        if self.host.is_none() {
            self.host = Some(Host::start(&self.pyodide)?);
        }
        self.host.as_mut().context("just started")
    }

    fn exchange(&mut self, message: &ToPython, payload: &[u8], limit_ms: f64) -> Result<Reply, LinkError> {
        let broken = |error: anyhow::Error| LinkError::Broken(format!("{error:#}"));
        let host = self.host().map_err(broken)?;
        host.send(message, payload).map_err(broken)?;
        // The first answer includes the start.
        let limit = if limit_ms.is_finite() && host.answered {
            Duration::from_secs_f64(limit_ms / 1000.0)
        } else {
            START_LIMIT
        };
        match host.replies.recv_timeout(limit) {
            Ok(Ok(reply)) => {
                host.answered = true;
                Ok(reply)
            }
            Ok(Err(error)) => Err(broken(error)),
            Err(RecvTimeoutError::Timeout) => Err(LinkError::TimedOut),
            Err(RecvTimeoutError::Disconnected) => Err(LinkError::Broken("Node ended before it answered".into())),
        }
    }
}

impl PythonLink for NodeLink {
    async fn call(&mut self, message: &ToPython, payload: Vec<u8>, limit_ms: f64) -> Result<Reply, LinkError> {
        let answer = self.exchange(message, &payload, limit_ms);
        if answer.as_ref().map_or(true, |(reply, _)| reply.ends_the_interpreter()) {
            self.host = None;
        }
        answer
    }
}

impl Host {
    fn start(pyodide: &Path) -> Result<Self> {
        let script = crate::root().join("web/python/node-host.mjs");
        let mut child = Command::new("node")
            .arg(&script)
            .arg("--pyodide")
            .arg(pyodide)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .context("Node does not start; script/setup says what is needed")?;
        let stdin = child.stdin.take().context("a piped standard input")?;
        let mut stdout = BufReader::new(child.stdout.take().context("a piped standard output")?);
        let (sender, replies) = channel();
        // A thread of its own, because a pipe cannot be read with a time limit. It ends with the pipe.
        std::thread::spawn(move || {
            loop {
                let reply = read_frame(&mut stdout);
                let end = reply.is_err();
                if sender.send(reply).is_err() || end {
                    break;
                }
            }
        });
        Ok(Host { child, stdin, replies, answered: false })
    }

    fn send(&mut self, message: &ToPython, payload: &[u8]) -> Result<()> {
        let header = serde_json::to_vec(message)?;
        let mut frame = Vec::with_capacity(8 + header.len() + payload.len());
        frame.extend(u32::try_from(header.len())?.to_le_bytes());
        frame.extend(u32::try_from(payload.len())?.to_le_bytes());
        frame.extend(header);
        frame.extend(payload);
        self.stdin.write_all(&frame).and_then(|()| self.stdin.flush()).context("Node takes no more messages")
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read_frame(stdout: &mut impl Read) -> Result<Reply> {
    let mut length = || -> Result<usize> {
        let mut bytes = [0; 4];
        stdout.read_exact(&mut bytes).context("Node ended before it answered")?;
        Ok(u32::from_le_bytes(bytes) as usize)
    };
    let (header_length, payload_length) = (length()?, length()?);
    let mut header = vec![0; header_length];
    let mut payload = vec![0; payload_length];
    stdout.read_exact(&mut header).context("a message was cut short")?;
    stdout.read_exact(&mut payload).context("a message was cut short")?;
    Ok((serde_json::from_slice(&header).context("a message is not understood")?, payload))
}
