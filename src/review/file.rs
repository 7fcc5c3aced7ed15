//! A corrections file: one JSON object a line.

use crate::domain::{Correction, Operation};
use serde::Deserialize;

/// A line that is no operation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct BadLine {
    /// 1, 2, 3, …
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

/// The operations of a corrections file, each with the number of its line; photos are named by path. Empty lines are
/// passed over. The first bad line is the error: a file is carried out whole or not at all.
pub fn parse_corrections(text: &str) -> Result<Vec<(usize, Operation<String>)>, BadLine> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| Ok((index + 1, parse_line(line, index + 1)?))).collect()
}

fn parse_line(text: &str, line: usize) -> Result<Operation<String>, BadLine> {
    let bad = |e: serde_json::Error| BadLine { line, reason: said(&e) };
    let value: serde_json::Value = serde_json::from_str(text).map_err(bad)?;
    if let Some(object) = value.as_object()
        && object.len() == 1
    {
        match object.get("op").and_then(|op| op.as_str()) {
            Some("undo") => return Ok(Operation::Undo),
            Some("redo") => return Ok(Operation::Redo),
            _ => {}
        }
    }
    match value.get("op").and_then(|op| op.as_str()) {
        Some("back") => {
            let Back { before, .. } = Back::deserialize(value).map_err(bad)?;
            return Ok(Operation::Back { before });
        }
        Some("forward") => {
            let Forward { through, .. } = Forward::deserialize(value).map_err(bad)?;
            return Ok(Operation::Forward { through });
        }
        _ => {}
    }
    Ok(Operation::Correct(Correction::deserialize(value).map_err(bad)?))
}

/// Back to before an entry of the record.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Back {
    #[serde(rename = "op")]
    _op: String,
    before: u64,
}

/// Forward through an entry of the record.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forward {
    #[serde(rename = "op")]
    _op: String,
    through: u64,
}

/// `serde_json` counts lines of its own; ours is the one that means something.
fn said(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line 1 column ") {
        Some(at) => format!("{} (column {})", &text[..at], error.column()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::GroupId;

    #[test]
    fn reads_every_operation() {
        let text = concat!(
            "{\"op\": \"accept\", \"group\": \"e1\"}\n\n{\"op\": \"undo\"}\n{\"op\": \"redo\"}\n",
            "{\"op\": \"move\", \"photos\": [\"/a.jpg\"], \"to\": \"n2\"}\n",
            "{\"op\": \"keep\", \"stack\": [\"/a.jpg\", \"/b.jpg\"], \"photos\": [\"/b.jpg\"]}\n",
            "{\"op\": \"unstack\", \"photos\": [\"/a.jpg\", \"/b.jpg\"]}\n",
            "{\"op\": \"cover\", \"group\": \"e1\", \"photo\": \"/a.jpg\"}\n",
            "{\"op\": \"create\", \"name\": \"Best of\", \"photos\": [\"/a.jpg\"]}\n",
            "{\"op\": \"add\", \"photos\": [\"/a.jpg\"], \"to\": \"n2\"}\n",
            "{\"op\": \"back\", \"before\": 7}\n{\"op\": \"forward\", \"through\": 9}\n",
            "{\"op\": \"same\", \"photos\": [\"/a.jpg\", \"/b.jpg\"]}\n",
            "{\"op\": \"different\", \"photos\": [\"/a.jpg\", \"/b.jpg\"]}\n",
            "{\"op\": \"merge\", \"groups\": [\"e1\", \"n2\"]}\n{\"op\": \"rename\", \"group\": \"e1\", \"name\": \"Été\"}"
        );
        let read = parse_corrections(text).expect("all lines are good");
        assert_eq!(
            read.iter().map(|(n, _)| *n).collect::<Vec<_>>(),
            [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]
        );
        assert_eq!((&read[9].1, &read[10].1), (&Operation::Back { before: 7 }, &Operation::Forward { through: 9 }));
        assert_eq!(read[0].1, Operation::Correct(Correction::Accept { group: GroupId("e1".to_owned()) }));
        assert_eq!((&read[1].1, &read[2].1), (&Operation::Undo, &Operation::Redo));
    }

    #[test]
    fn names_the_bad_line() {
        let error = |text: &str| parse_corrections(text).expect_err("it is bad");
        let second = error("{\"op\": \"undo\"}\n{\"op\": \"accept\"}");
        assert_eq!((second.line, second.reason.as_str()), (2, "missing field `group`"));
        assert!(error("{\"op\": \"burn\", \"group\": \"e1\"}").reason.contains("unknown variant `burn`"));
        assert!(error("{\"op\": \"accept\", \"group\": \"e1\", \"photos\": []}").reason.contains("unknown field"));
        assert!(error("accept e1").reason.contains("(column 1)"));
        assert!(error("{\"op\": \"undo\", \"group\": \"e1\"}").reason.contains("unknown variant `undo`"));
        assert_eq!(error("[1]").line, 1);
    }
}
