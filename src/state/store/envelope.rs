//! The line before every stored text: which version of the store wrote it, and a checksum of what follows.
//!
//! ```text
//! mettle 1 cbf43926
//! { "version": 1, … }
//! ```
//! A text without such a line is of version 0.

/// The version that this app writes. `migrations` has a step for each one before it.
pub const VERSION: u32 = 1;

const MARK: &str = "mettle ";

/// What a stored text turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened<'a> {
    /// Of a version that can be read, as it was written.
    Sound {
        /// The store's version.
        version: u32,
        /// What was stored.
        body: &'a str,
    },
    /// Not what was written here: cut off, changed, or overwritten.
    Damaged {
        /// What is left of it.
        body: &'a str,
    },
    /// Of a version of the app that is newer than this one.
    Newer,
}

/// The text to store.
pub fn seal(body: &str) -> String {
    seal_as(VERSION, body)
}

/// The same for any version, for steps from one to the next.
pub fn seal_as(version: u32, body: &str) -> String {
    format!("{MARK}{version} {}\n{body}", checksum(body))
}

/// What a stored text is.
pub fn open(text: &str) -> Opened<'_> {
    open_as(VERSION, text)
}

/// The same, as an app would see it that writes `newest`.
pub fn open_as(newest: u32, text: &str) -> Opened<'_> {
    let Some(rest) = text.strip_prefix(MARK) else { return Opened::Sound { version: 0, body: text } };
    let Some((head, body)) = rest.split_once('\n') else { return Opened::Damaged { body: "" } };
    match head.split_once(' ').and_then(|(version, sum)| Some((version.parse::<u32>().ok()?, sum))) {
        Some((version, _)) if version > newest => Opened::Newer,
        Some((version, sum)) if sum == checksum(body) => Opened::Sound { version, body },
        _ => Opened::Damaged { body },
    }
}

/// CRC-32 as in Ethernet, ZIP and PNG (ISO 3309), in eight hexadecimal digits. Bit by bit: a table would weigh more than the
/// milliseconds that it saves on the longest of texts.
pub fn checksum(text: &str) -> String {
    let mut remainder = u32::MAX;
    for byte in text.bytes() {
        remainder ^= u32::from(byte);
        for _ in 0..8 {
            let carry = remainder & 1;
            remainder = (remainder >> 1) ^ (0xEDB8_8320 * carry);
        }
    }
    format!("{:08x}", !remainder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_that_everybody_computes() {
        assert_eq!(checksum("123456789"), "cbf43926");
        assert_eq!(checksum(""), "00000000");
    }

    #[test]
    fn what_is_sealed_can_be_opened_and_read_by_people() {
        let text = seal("{\"a\": 1}\n");
        assert_eq!(text.lines().nth(1), Some("{\"a\": 1}"));
        assert_eq!(open(&text), Opened::Sound { version: VERSION, body: "{\"a\": 1}\n" });
        assert_eq!(open("{}"), Opened::Sound { version: 0, body: "{}" });
        assert_eq!(open(""), Opened::Sound { version: 0, body: "" });
    }

    #[test]
    fn whatever_becomes_of_a_text_is_noticed() {
        let text = seal("{\"attempts\":12}");
        for at in 0..text.len() {
            let cut = &text[..at];
            // Without its mark it is a text of version 0, which no parser takes.
            assert!(!matches!(open(cut), Opened::Sound { version: 1, .. }), "{cut:?}");
            let mut changed = text.clone().into_bytes();
            changed[at] ^= 1;
            let changed = String::from_utf8(changed).expect("still ASCII");
            assert!(!matches!(open(&changed), Opened::Sound { version: 1, .. }), "{changed:?}");
        }
    }

    #[test]
    fn a_newer_version_is_known_as_such_even_if_its_checksum_is_another_one() {
        assert_eq!(open("mettle 2 sha256:00\n{}"), Opened::Newer);
        assert_eq!(open_as(2, &seal_as(2, "x")), Opened::Sound { version: 2, body: "x" });
        assert_eq!(open("mettle two 00000000\nx"), Opened::Damaged { body: "x" });
    }
}
