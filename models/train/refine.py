"""A trained correction of a closed-form map: contrastive, and held near where it started.

On frozen readings a map trained from nothing overfits. So training starts at the closed form and pays for leaving it:

    loss = InfoNCE(views of a photo against a batch) + entropy * KoLeo + stay * |map - start|^2 / |start|^2

InfoNCE: van den Oord et al. 2018, in SimCLR's symmetric form (Chen et al. 2020). KoLeo, minus the mean logarithm of the
distance to the nearest other photo, spreads embeddings evenly (Sablayrolles et al. 2019; SSCD, Pizzi et al. 2022): what
makes one threshold serve all pairs. Batches are made of photos that are near each other at the start (hard negatives).
The gradients are written out: a linear map needs no PyTorch.
"""
import numpy as np

import heads


def loss_and_gradient(map_, x, photo, temperature, entropy):
    """Loss of one batch and its gradient by the map. `x` [rows, inputs]; `photo` [rows]: rows with equal numbers are
    views of one photo, two or more of each."""
    y = x @ map_
    norms = np.maximum(np.linalg.norm(y, axis=1, keepdims=True), 1e-12)
    z = y / norms
    n = len(z)
    cosine = z @ z.T
    same = photo[:, None] == photo[None, :]
    itself = np.eye(n, dtype=bool)
    positive = same & ~itself
    logits = np.where(itself, -np.inf, cosine / temperature)
    logits -= logits.max(1, keepdims=True)
    share = np.exp(logits)
    # Each positive against all negatives and itself: other views of the photo are no competitors of one another.
    negative = (share * ~same).sum(1, keepdims=True)
    denominator = share + negative
    count = positive.sum()
    loss = -np.log(np.maximum(share[positive], 1e-30) / denominator[positive]).sum() / count
    # d loss / d logit: for positives share / denominator - 1; for negatives the sum over the row's positives.
    pull = np.where(positive, share / denominator - 1, 0)
    push = share * ~same * (positive / denominator).sum(1, keepdims=True)
    by_cosine = (pull + push) / (count * temperature)
    if entropy:
        others = np.where(same, -np.inf, cosine)
        nearest = others.argmax(1)
        rows = np.arange(n)
        apart = np.maximum(2 - 2 * others[rows, nearest], 1e-6)  # squared distance on the sphere
        loss += -entropy * 0.5 * np.log(apart).mean()
        by_cosine[rows, nearest] += entropy / (apart * n)
    by_z = by_cosine @ z + by_cosine.T @ z
    by_y = (by_z - z * (by_z * z).sum(1, keepdims=True)) / norms
    return float(loss), x.T @ by_y


def batches(embeddings, photo_count, near, rng):
    """For ever: numbers of photos, half drawn at random, half nearest neighbours of those."""
    half = photo_count // (1 + near)
    while True:
        some = rng.choice(len(embeddings), half, replace=False)
        similarity = embeddings[some] @ embeddings.T
        close = np.argpartition(-similarity, near + 1, 1)[:, :near + 1]
        yield np.unique(np.concatenate([some, close.ravel()]))


def corrected(head, views, steps, seed=0, photos_a_batch=256, near=3, temperature=0.05, entropy=0.3, stay=0.3, rate=1e-3,
              noise=0.0, say=None):
    """The head with its map trained further on `views`, float [photos, views, inputs]; Adam (Kingma & Ba 2015)."""
    rng = np.random.default_rng(seed)
    start = head.map.astype(np.float32)
    scale = np.sqrt((start ** 2).sum())
    map_, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    size = np.sqrt((start ** 2).mean())
    chosen = batches(head.apply(np.asarray(views[:, 0], np.float32)), photos_a_batch, near, rng)
    total = 0.0
    for step in range(1, steps + 1):
        photo = next(chosen)
        two = np.argsort(rng.random((len(photo), views.shape[1])), 1)[:, :2]
        x = np.asarray(views[photo[:, None], two], np.float32).reshape(2 * len(photo), -1) - head.mean
        if noise:
            x = x + noise * rng.standard_normal(x.shape, np.float32) * x.std(0)
        loss, gradient = loss_and_gradient(map_, x, np.repeat(photo, 2), temperature, entropy)
        gradient = gradient + 2 * stay * (map_ - start) / scale ** 2
        total += loss
        first += 0.1 * (gradient - first)
        second += 0.01 * (gradient ** 2 - second)
        slower = 0.5 * (1 + np.cos(np.pi * step / steps))
        move = (first / (1 - 0.9 ** step)) / (np.sqrt(second / (1 - 0.99 ** step)) + 1e-12)
        map_ -= (rate * slower * size * move).astype(np.float32)
        if say and step % 100 == 0:
            say(f"step {step} of {steps}: loss {total / 100:.4f}, moved {np.linalg.norm(map_ - start) / scale:.3f}")
            total = 0.0
    return heads.Head(head.parts, head.mean, map_)
