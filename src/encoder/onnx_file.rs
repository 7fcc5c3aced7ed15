//! What an ONNX file says of itself before a runtime is given it: whether weights lie in other files. Pure.
//!
//! ONNX lets a tensor name a file and an offset (`external_data`), and a model from anywhere could so name any file of the
//! computer. Albumen reads models of one file, and says so. Only the wire format of Protocol Buffers is walked, and only the
//! messages that can hold tensors; what is malformed is left for the runtime to refuse.

/// Messages can lie in each other, graphs in nodes in graphs; real models need four levels or five.
const MAX_DEPTH: usize = 64;

/// Messages of onnx.proto3 that tensors can be in.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Model,
    Graph,
    Node,
    Attribute,
    Function,
    SparseTensor,
    Training,
    Tensor,
}

impl Kind {
    /// The message in one of its fields; `None` where no tensor can be in there.
    fn field(self, number: u64) -> Option<Kind> {
        match (self, number) {
            (Kind::Model, 7) | (Kind::Attribute, 6 | 11) | (Kind::Training, 1 | 2) => Some(Kind::Graph),
            (Kind::Model, 20) => Some(Kind::Training),
            (Kind::Model, 25) => Some(Kind::Function),
            (Kind::Graph, 1) | (Kind::Function, 7) => Some(Kind::Node),
            (Kind::Graph, 5) | (Kind::Attribute, 5 | 10) | (Kind::SparseTensor, 1 | 2) => Some(Kind::Tensor),
            (Kind::Graph, 15) | (Kind::Attribute, 22 | 23) => Some(Kind::SparseTensor),
            (Kind::Node, 5) | (Kind::Function, 11) => Some(Kind::Attribute),
            _ => None,
        }
    }
}

/// The name of the first other file that a model says its weights lie in; empty where it names none and means one.
pub(super) fn external_file(model: &[u8]) -> Option<String> {
    walk(model, Kind::Model, 0)
}

fn walk(message: &[u8], kind: Kind, depth: usize) -> Option<String> {
    if depth > MAX_DEPTH {
        return None;
    }
    let mut rest = message;
    while let Some((number, field)) = next(&mut rest) {
        let found = match (kind, number, field) {
            // `external_data`: pairs of key and value, of which `location` is the file.
            (Kind::Tensor, 13, Field::Bytes(pair)) => Some(location(pair).unwrap_or_default()),
            // `data_location`: 1 is EXTERNAL.
            (Kind::Tensor, 14, Field::Number(1)) => Some(String::new()),
            (_, _, Field::Bytes(inner)) => kind.field(number).and_then(|kind| walk(inner, kind, depth + 1)),
            _ => None,
        };
        // The name may stand after the mark, or after other pairs: go on for as long as only the mark was seen.
        match found {
            Some(name) if !name.is_empty() => return Some(name),
            Some(_) => return Some(named(message).unwrap_or_default()),
            None => {}
        }
    }
    None
}

/// The file that any pair of a tensor names.
fn named(tensor: &[u8]) -> Option<String> {
    let mut rest = tensor;
    while let Some((number, field)) = next(&mut rest) {
        if let (13, Field::Bytes(pair)) = (number, field)
            && let Some(name) = location(pair)
        {
            return Some(name);
        }
    }
    None
}

/// The value of a pair whose key is `location`.
fn location(pair: &[u8]) -> Option<String> {
    let (mut rest, mut key, mut value) = (pair, &[][..], &[][..]);
    while let Some((number, field)) = next(&mut rest) {
        match (number, field) {
            (1, Field::Bytes(bytes)) => key = bytes,
            (2, Field::Bytes(bytes)) => value = bytes,
            _ => {}
        }
    }
    (key == b"location").then(|| String::from_utf8_lossy(value).chars().take(200).collect())
}

enum Field<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

/// The next field's number and value; `None` at the end and where it is malformed.
fn next<'a>(rest: &mut &'a [u8]) -> Option<(u64, Field<'a>)> {
    let tag = varint(rest)?;
    let field = match tag & 7 {
        0 => Field::Number(varint(rest)?),
        1 => Field::Bytes(take(rest, 8)?),
        2 => {
            let length = usize::try_from(varint(rest)?).ok()?;
            Field::Bytes(take(rest, length)?)
        }
        5 => Field::Bytes(take(rest, 4)?),
        _ => return None,
    };
    Some((tag >> 3, field))
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(taken)
}

fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let byte = *take(rest, 1)?.first()?;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
        let mut all = vec![number << 3 | 2];
        let mut length = bytes.len();
        while length > 0x7f {
            all.push(length as u8 | 0x80);
            length >>= 7;
        }
        all.push(length as u8);
        all.extend_from_slice(bytes);
        all
    }

    fn pair(key: &str, value: &str) -> Vec<u8> {
        field(13, &[field(1, key.as_bytes()), field(2, value.as_bytes())].concat())
    }

    fn in_graph(tensor: &[u8]) -> Vec<u8> {
        field(7, &field(5, tensor))
    }

    #[test]
    fn weights_elsewhere_are_found_wherever_the_tensor_is() {
        let tensor = [pair("offset", "4"), pair("location", "../../etc/passwd"), vec![14 << 3, 1]].concat();
        let name = Some("../../etc/passwd".to_owned());
        assert_eq!(external_file(&in_graph(&tensor)), name);
        // A constant in a node's attribute, in a graph in a node's attribute.
        let attribute = field(5, &field(5, &tensor));
        let branch = field(5, &field(6, &field(1, &attribute)));
        assert_eq!(external_file(&field(7, &field(1, &branch))), name);
        assert_eq!(external_file(&in_graph(&[14 << 3, 1])), Some(String::new()), "marked and not named");
    }

    #[test]
    fn what_is_whole_or_broken_names_nothing() {
        let inline = field(9, &[0; 300]);
        assert_eq!(external_file(&in_graph(&inline)), None);
        for bytes in [&[][..], &[0xff; 20], &[7 << 3 | 2, 0x7f], b"version https://git-lfs"] {
            assert_eq!(external_file(bytes), None, "{bytes:?}");
        }
        let deep = (0..200).fold(Vec::new(), |inner, _| field(1, &field(5, &field(6, &inner))));
        assert_eq!(external_file(&field(7, &deep)), None);
        let shipped = include_bytes!("../../models/albumen-lite0-1/model.onnx");
        assert_eq!(external_file(shipped), None);
    }
}
