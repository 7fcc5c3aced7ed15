//! The bytes of small ONNX graphs, written field by field: the wire format of Protocol Buffers and the numbers of
//! onnx.proto3 are all that it takes.

/// One message, as its fields are added.
#[derive(Clone, Default)]
pub(crate) struct Message(Vec<u8>);

impl Message {
    pub(crate) fn number(mut self, field: u64, value: u64) -> Self {
        self.varint(field << 3);
        self.varint(value);
        self
    }

    pub(crate) fn bytes(mut self, field: u64, bytes: &[u8]) -> Self {
        self.varint(field << 3 | 2);
        self.varint(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
        self
    }

    pub(crate) fn text(self, field: u64, text: &str) -> Self {
        self.bytes(field, text.as_bytes())
    }

    pub(crate) fn message(self, field: u64, message: &Message) -> Self {
        self.bytes(field, &message.0)
    }

    fn varint(&mut self, mut value: u64) {
        while value > 0x7f {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }
}

const FLOAT: u64 = 1;
const INT64: u64 = 7;

/// A graph, as its parts are added; tensors are known by name.
#[derive(Clone, Default)]
pub(crate) struct Graph(Message);

impl Graph {
    pub(crate) fn node(self, kind: &str, inputs: &[&str], output: &str, attributes: &[(&str, &[i64])]) -> Self {
        let mut node = inputs.iter().fold(Message::default(), |node, input| node.text(1, input));
        node = node.text(2, output).text(3, output).text(4, kind);
        for (name, values) in attributes {
            let attribute = Message::default().text(1, name);
            let attribute = match (*name, *values) {
                // These are one number; the others are lists.
                ("axis" | "keepdims", [value]) => attribute.number(3, *value as u64).number(20, 2),
                _ => values.iter().fold(attribute, |a, value| a.number(8, *value as u64)).number(20, 7),
            };
            node = node.message(5, &attribute);
        }
        Self(self.0.message(1, &node))
    }

    pub(crate) fn floats(self, name: &str, shape: &[u64], values: &[f32]) -> Self {
        let raw: Vec<u8> = values.iter().flat_map(|v| v.to_le_bytes()).collect();
        self.tensor(&tensor(name, FLOAT, shape).bytes(9, &raw))
    }

    pub(crate) fn whole(self, name: &str, values: &[i64]) -> Self {
        let raw: Vec<u8> = values.iter().flat_map(|v| v.to_le_bytes()).collect();
        self.tensor(&tensor(name, INT64, &[values.len() as u64]).bytes(9, &raw))
    }

    /// Weights that are said to lie in another file.
    pub(crate) fn elsewhere(self, name: &str, shape: &[u64], file: &str) -> Self {
        let pair = Message::default().text(1, "location").text(2, file);
        self.tensor(&tensor(name, FLOAT, shape).message(13, &pair).number(14, 1))
    }

    fn tensor(self, tensor: &Message) -> Self {
        Self(self.0.message(5, tensor))
    }

    /// A float input; names stand for what is open, as in `["batch", "3"]`.
    pub(crate) fn input(self, name: &str, shape: &[&str]) -> Self {
        Self(self.0.message(11, &value(name, FLOAT, shape)))
    }

    pub(crate) fn tokens(self, name: &str, shape: &[&str]) -> Self {
        Self(self.0.message(11, &value(name, INT64, shape)))
    }

    pub(crate) fn output(self, name: &str, shape: &[&str]) -> Self {
        Self(self.0.message(12, &value(name, FLOAT, shape)))
    }

    /// The bytes of a model with this graph.
    pub(crate) fn model(self) -> Vec<u8> {
        let opset = Message::default().text(1, "").number(2, 17);
        Message::default().number(1, 8).message(8, &opset).message(7, &self.0.text(2, "tiny")).0
    }
}

fn tensor(name: &str, kind: u64, shape: &[u64]) -> Message {
    shape.iter().fold(Message::default(), |t, side| t.number(1, *side)).number(2, kind).text(8, name)
}

fn value(name: &str, kind: u64, shape: &[&str]) -> Message {
    let dimension = |side: &str| match side.parse() {
        Ok(length) => Message::default().number(1, length),
        Err(_) => Message::default().text(2, side),
    };
    let shape = shape.iter().fold(Message::default(), |all, side| all.message(1, &dimension(side)));
    let kind = Message::default().number(1, kind).message(2, &shape);
    Message::default().text(1, name).message(2, &Message::default().message(1, &kind))
}
