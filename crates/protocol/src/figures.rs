//! Figures that an answer or a cell drew and left open, as pictures. They are shown, and tell on no verdict.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::sync::Arc;

/// As many figures are shown of one case or cell.
pub const MOST: usize = 4;

/// No picture has more bytes.
pub const MOST_BYTES: usize = 512 << 10;

/// No picture has a longer side, in pixels.
pub const MOST_PIXELS: u32 = 1600;

/// What is shown of the figures that were left open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// In the order in which they were made.
    pub shown: Vec<Figure>,
    /// Why others are not shown, in sentences; empty where all are.
    pub left_out: String,
}

impl Figures {
    /// None, for a reason.
    pub fn none(left_out: impl Into<String>) -> Self {
        Figures { shown: Vec::new(), left_out: left_out.into() }
    }

    /// Whether there is neither a figure nor anything to say about one.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty() && self.left_out.is_empty()
    }
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The picture, a PNG file; base64 where messages are text.
    #[serde(serialize_with = "to_base64", deserialize_with = "from_base64")]
    pub png: Arc<[u8]>,
    /// The width that it is laid out for, in pixels; the picture may be finer.
    pub width: u32,
    /// The height.
    pub height: u32,
    /// What stands over it and at its axes; often empty.
    pub title: String,
}

/// What the interpreter tells of a picture, whose bytes follow in the payload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureHead {
    /// How many bytes it has.
    pub bytes: u32,
    /// See [`Figure::width`] and [`Figure::height`].
    pub size: (u32, u32),
    /// See [`Figure::title`].
    pub title: String,
}

fn to_base64<S: Serializer>(bytes: &Arc<[u8]>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&STANDARD.encode(bytes))
}

fn from_base64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<[u8]>, D::Error> {
    let text = String::deserialize(deserializer)?;
    STANDARD.decode(text).map(Arc::from).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_survive_as_text() {
        let png: Arc<[u8]> = (0..=255).collect();
        let figure = Figure { png, width: 640, height: 480, title: "Loss: epoch".into() };
        let text = serde_json::to_string(&figure).expect("plain data");
        assert_eq!(serde_json::from_str::<Figure>(&text).expect("what was written"), figure);
        assert!(serde_json::from_str::<Figure>(&text.replace("AAEC", "AA!C")).is_err());
    }
}
