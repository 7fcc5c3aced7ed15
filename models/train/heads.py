"""Heads: from the backbone's readings to an embedding. Everything here is a closed form over cached readings.

A head takes some readings, roots and normalises each, lays them side by side and maps them linearly:

    embedding = normalise((concatenate(weight_b * normalise(root_b(reading_b))) - mean) @ map)
"""
from dataclasses import dataclass

import numpy as np
import scipy.linalg

import backbone


@dataclass(frozen=True)
class Part:
    """One reading as a head takes it."""

    reading: str
    parts: int = 0        # averaged further into this many fields along a side; 0: as it was read
    root: bool = False    # signed square root (as for Fisher vectors, Perronnin et al. 2010): bursts count less
    weight: float = 1.0


@dataclass
class Head:
    """A linear map of parts, ready to be applied and exported."""

    parts: list
    mean: np.ndarray
    map: np.ndarray  # [inputs, length]

    def apply(self, inputs):
        return normalise((inputs - self.mean) @ self.map)


def normalise(rows):
    """Rows of length 1."""
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-12)


def coarser(part):
    """The matrix from a reading's fields to those that the part wants; None where it takes all of them."""
    _, read = backbone.READINGS[part.reading]
    return None if part.parts in (0, read) else backbone.fields(read, part.parts)


def inputs(parts, reading):
    """What a head maps: float32 [rows, inputs]. `reading(name)` gives float [rows, length]."""
    columns = []
    for part in parts:
        x = np.asarray(reading(part.reading), np.float32)
        pool = coarser(part)
        if pool is not None:
            x = (x.reshape(-1, pool.shape[0]) @ pool).reshape(len(x), -1)
        if part.root:
            x = np.sign(x) * np.sqrt(np.abs(x))
        columns.append(normalise(x) * part.weight)
    return np.concatenate(columns, 1) if len(columns) > 1 else columns[0]


def covariance(rows, step=4096):
    """The second moment of rows that are centred already."""
    total = np.zeros((rows.shape[1],) * 2, np.float32)
    for i in range(0, len(rows), step):
        total += rows[i:i + step].T @ rows[i:i + step]
    return total / len(rows)


def top(matrix, length, against=None):
    """The `length` largest eigenvalues, largest first, and their vectors; of `matrix v = value * against v` if given."""
    n = len(matrix)
    values, vectors = scipy.linalg.eigh(matrix, against, subset_by_index=(n - length, n - 1), check_finite=False)
    return values[::-1], vectors[:, ::-1].astype(np.float32)


def widest(rows, length, seed=0, rounds=3):
    """Axes [inputs, length] of the largest variance of centred rows, widest first, and the variances. By random
    projections (Halko, Martinsson & Tropp 2011) onto half as many again: seconds where the eigenvectors of a matrix of
    thousands take minutes, and as good for whitening."""
    some = min(length + length // 2 + 10, *rows.shape)
    basis = rows.T @ np.random.default_rng(seed).standard_normal((len(rows), some), np.float32)
    for _ in range(rounds):
        basis = scipy.linalg.qr(basis, mode="economic", check_finite=False, overwrite_a=True)[0]
        basis = rows.T @ (rows @ basis)
    basis = scipy.linalg.qr(basis, mode="economic", check_finite=False, overwrite_a=True)[0]
    values, inside = top(covariance(rows @ basis), min(length, some))
    return basis @ inside, values


def whitened(parts, x, length, exponent):
    """PCA-whitening (Jégou & Chum 2012): axes of largest variance, each divided by variance ** (exponent / 2)."""
    mean = x.mean(0)
    axes, values = widest(x - mean, length)
    return Head(parts, mean, axes * np.maximum(values, 1e-12).astype(np.float32) ** (-exponent / 2))


def deviations(views):
    """What tells views of one photo apart: [photos, views, inputs] to rows whose second moment is the covariance of a
    view around its photo."""
    count = views.shape[1]
    apart = (views - views.mean(1, keepdims=True)) * np.sqrt(count / (count - 1))
    return apart.reshape(-1, views.shape[2])


def pair_whitened(parts, x, within, length, shrink, exponent=0.0):
    """Whitening learned from matching pairs (Mikolajczyk & Matas 2007; Radenović et al. 2018).

    `within`: deviations of views from their photo, [rows, inputs]; their covariance is divided out, so that a direction
    counts by how much photos differ in it compared with views. `shrink` (0 to 1) mixes in a sphere of the same size,
    against directions in which few pairs happened to differ. `exponent` 1 would also divide by the spread over photos
    that is left (plain whitening); 0 leaves it.
    """
    mean = x.mean(0)
    inside = covariance(within)
    sphere = np.trace(inside) / len(inside) * np.eye(len(inside), dtype=np.float32)
    values, axes = top(covariance(x - mean), length, (1 - shrink) * inside + shrink * sphere)
    return Head(parts, mean, axes * values.astype(np.float32) ** (-exponent / 2))
