"""The backbone as ONNX with its layers read off at several depths, in coarse fields of the picture.

Heads are linear maps of such readings, so training needs each view's readings only once.
"""
import numpy as np
from onnx import TensorProto, helper, numpy_helper

import lite0

# name: (layer, fields along a side). EfficientNet-Lite0's layers; `expand` are those after ReLU6, which hold more than
# the narrow linear `out` that they are made of, because the average over a field comes after the bend.
READINGS = {
    "low": ("block4.out", 4),         # 28 x 28, 40 channels
    "low-wide": ("block5.expand", 2),  # 28 x 28, 240 channels
    "middle": ("block10.out", 7),     # 14 x 14, 112 channels; 7 fields, so that coarser ones can be made of them
    "middle-wide": ("block11.expand", 2),  # 14 x 14, 672 channels
    "high": ("block15.out", 2),       # 7 x 7, 320 channels
    "end": ("head", 2),              # 7 x 7, 1,280 channels
    "mean": ("head", 1),
}
CHANNELS = {"block4.out": 40, "block5.expand": 240, "block10.out": 112, "block11.expand": 672, "block15.out": 320, "head": 1280}


def length(reading):
    """How many numbers a reading has."""
    layer, parts = READINGS[reading]
    return CHANNELS[layer] * parts ** 2


def fields(side, parts):
    """A matrix [side * side, parts * parts] whose columns average the squares of a picture cut into `parts` along each
    side; squares overlap where `side` cannot be divided (as adaptive average pooling)."""
    one = np.zeros((side, parts))
    for p in range(parts):
        a, b = p * side // parts, -(-(p + 1) * side // parts)
        one[a:b, p] = 1 / (b - a)
    return np.einsum("yp,xq->yxpq", one, one).reshape(side * side, parts * parts).astype(np.float32)


def add_reading(g, layers, name, layer, parts):
    """Adds to graph `g` the average of a layer in fields, flat: [batch, channels * parts * parts]."""
    source, side = layers[layer]
    if parts == 1:
        g.nodes.append(helper.make_node("GlobalAveragePool", [source], [name + ".fields"]))
    else:
        flat = f"{layer}.flat"
        if not any(flat in n.output for n in g.nodes):
            g.weights.append(numpy_helper.from_array(np.array([0, 0, side * side], np.int64), flat + ".shape"))
            g.nodes.append(helper.make_node("Reshape", [source, flat + ".shape"], [flat]))
        g.weights.append(numpy_helper.from_array(fields(side, parts), name + ".pool"))
        g.nodes.append(helper.make_node("MatMul", [flat, name + ".pool"], [name + ".fields"]))
    g.nodes.append(helper.make_node("Flatten", [name + ".fields"], [name], axis=1))
    return name


def readings_model(weights=None):
    """Bytes of an ONNX model from `image` to all of `READINGS`."""
    state = lite0.read_state(weights or lite0.default_weights())
    g = lite0.Graph(state, "float32")
    layers = lite0.backbone(g)
    for name, (layer, parts) in READINGS.items():
        add_reading(g, layers, name, layer, parts)
    outputs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["batch", None]) for n in READINGS]
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["batch", 3, lite0.SIZE, lite0.SIZE])
    graph = helper.make_graph(g.nodes, "readings", [image], outputs, g.weights)
    model = helper.make_model(graph, producer_name="albumen", opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    return model.SerializeToString()
