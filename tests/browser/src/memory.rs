//! What the open page holds of the machine's memory. Linux only: elsewhere no process can be looked at this way.

use crate::visitor::Visitor;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Bytes in a mebibyte.
pub const MIB: u64 = 1 << 20;

/// A memory in which Python lives is this large at least; the app's and the judge's are smaller.
const LEAST_INTERPRETER: u64 = 16 * MIB;

/// Chromium sets so much room aside for a memory of WebAssembly, and what is not yet in use of it may not be touched.
const ROOM: u64 = 8 << 30;

/// What a page holds, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// All that is in the machine's memory of the process that shows the page: its workers, engines and code included.
    pub resident: u64,
    /// The objects of JavaScript of page and workers, without what nothing refers to any more.
    pub objects: u64,
    /// The memory of the interpreter that has the most; 0 where the process does not show it.
    pub interpreter: u64,
}

impl Visitor {
    /// What the page holds now. Garbage is collected first.
    ///
    /// # Errors
    /// The browser does not tell, or this is no Linux.
    pub async fn memory(&self) -> Result<Memory> {
        let script = "
            const done = arguments[0];
            performance.measureUserAgentSpecificMemory().then(({ bytes }) => done(bytes), (error) => done(String(error)));";
        let told = self.ask_later(script, Vec::new()).await?;
        let objects = told.as_u64().with_context(|| format!("the browser does not tell its memory: {told}"))?;
        // The page's process is the largest of the browser's that show pages.
        let (resident, process) = renderers(self.profile())?.into_iter().max().context("no process shows the page")?;
        let maps = fs::read_to_string(format!("/proc/{process}/maps")).context("the process is gone")?;
        let interpreter = interpreters(&maps).into_iter().max().unwrap_or_default();
        Ok(Memory { resident, objects, interpreter })
    }
}

/// The processes that show pages of the browser with this profile, each after the bytes that it has in the machine's memory.
fn renderers(profile: &Path) -> Result<Vec<(u64, u32)>> {
    let profile = profile.to_string_lossy();
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").context("this machine does not tell of its processes")? {
        let folder = entry?.path();
        let Some(process) = folder.file_name().and_then(|name| name.to_str()?.parse().ok()) else { continue };
        // Processes come and go meanwhile.
        let command = fs::read(folder.join("cmdline")).unwrap_or_default();
        let command = String::from_utf8_lossy(&command);
        if command.contains("--type=renderer") && command.contains(&*profile) {
            let status = fs::read_to_string(folder.join("status")).unwrap_or_default();
            found.extend(resident(&status).map(|bytes| (bytes, process)));
        }
    }
    Ok(found)
}

/// The line `VmRSS: 297380 kB` of a process' status, in bytes.
fn resident(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

/// The sizes of the interpreters' memories in a list of a process' mappings.
fn interpreters(maps: &str) -> Vec<u64> {
    let mut parts: Vec<(u64, u64, &str)> = Vec::new();
    for (start, end, rights) in maps.lines().filter_map(mapping) {
        // What grew step by step may be listed in parts.
        match parts.last_mut() {
            Some(last) if last.1 == start && last.2 == rights => last.1 = end,
            _ => parts.push((start, end, rights)),
        }
    }
    let is_memory = |pair: &&[(u64, u64, &str)]| match pair {
        [(start, end, "rw-p"), (next, last, "---p")] => {
            end == next && end - start >= LEAST_INTERPRETER && last - start == ROOM
        }
        _ => false,
    };
    parts.windows(2).filter(is_memory).map(|pair| pair[0].1 - pair[0].0).collect()
}

/// Start, end and rights of a line such as `7f10000000-7f20000000 rw-p 00000000 00:00 0`.
fn mapping(line: &str) -> Option<(u64, u64, &str)> {
    let (range, rest) = line.split_once(' ')?;
    let (start, end) = range.split_once('-')?;
    let number = |text| u64::from_str_radix(text, 16).ok();
    Some((number(start)?, number(end)?, rest.split(' ').next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interpreter_lies_at_the_start_of_its_room() {
        let maps = "7f0000000000-7f0000100000 rw-p 00000000 00:00 0\n\
            7f0000100000-7f0200000000 ---p 00000000 00:00 0\n\
            7f1000000000-7f1000c00000 rw-p 00000000 00:00 0\n\
            7f1000c00000-7f1001400000 rw-p 00000000 00:00 0\n\
            7f1001400000-7f1200000000 ---p 00000000 00:00 0\n\
            7f2000000000-7f2001400000 rw-p 00000000 00:00 0\n\
            7f2001400000-7f2001401000 ---p 00000000 00:00 0\n";
        assert_eq!(interpreters(maps), [20 * MIB]);
    }

    #[test]
    fn the_resident_part_is_read_in_bytes() {
        assert_eq!(resident("Name:\tchrome\nVmRSS:\t  297380 kB\nThreads:\t3"), Some(297_380 * 1024));
        assert_eq!(resident(""), None);
    }
}
