//! The chapters of the curriculum: a folder's number gives its title.

use protocol::content::Chapter;

/// Titles for people, in study order; the first is chapter 1.
const TITLES: [&str; 12] = [
    "DSA foundations",
    "Arrays and strings",
    "Hash maps and sets",
    "Trees and graphs",
    "Dynamic programming",
    "Sorting and searching",
    "NumPy",
    "pandas",
    "SQL for ML",
    "ML from scratch",
    "Complexity analysis",
    "Mock interviews",
];

/// The chapter of a folder such as `02-arrays-and-strings`; `None` where the number is none of the curriculum's.
pub fn chapter(folder: &str) -> Option<Chapter> {
    let number: u8 = folder.split_once('-')?.0.parse().ok()?;
    let title = *TITLES.get(usize::from(number).checked_sub(1)?)?;
    Some(Chapter { folder: folder.to_owned(), number, title: title.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::chapter;

    #[test]
    fn a_folder_names_its_chapter() {
        let arrays = chapter("02-arrays-and-strings").expect("chapter 2");
        assert_eq!((arrays.number, arrays.title.as_str()), (2, "Arrays and strings"));
        assert_eq!(chapter("12-mock-interviews").map(|chapter| chapter.number), Some(12));
        for folder in ["00-before", "13-after", "arrays", "x-arrays", ""] {
            assert_eq!(chapter(folder), None, "{folder}");
        }
    }
}
