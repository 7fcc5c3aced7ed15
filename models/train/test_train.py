"""Tests of the pure parts: python -m pytest models/train"""
import random

import numpy as np
from PIL import Image

import backbone
import heads
import metrics
import refine
import views


def test_fields_average_and_cover_every_pixel():
    for side, parts in ((7, 2), (14, 7), (14, 4), (7, 1)):
        pool = backbone.fields(side, parts)
        np.testing.assert_allclose(pool.sum(0), 1, rtol=1e-6)
        assert (pool.sum(1) > 0).all()
    plain = np.arange(16.0).reshape(4, 4)
    np.testing.assert_allclose(plain.ravel() @ backbone.fields(4, 2), [2.5, 4.5, 10.5, 12.5])


def test_views_repeat_with_the_seed_and_differ_without():
    photo = Image.effect_mandelbrot((90, 60), (-2, -1, 1, 1), 50).convert("RGB")
    one, same, other = (views.edited(photo, random.Random(s)).tobytes() for s in (1, 1, 2))
    assert one == same and one != other
    for step in views.COMMON + views.RARE:
        for seed in range(5):
            assert min(step(photo, random.Random(seed)).size) >= 16, step


def test_micro_average_precision_by_hand():
    assert metrics.copies(np.eye(3), np.eye(3), [0, 1, 2]) == 1
    # Ranked: 0.9 wrong, 0.8 right, 0.7 right, 0.6 wrong, 0.5 right.
    edited = np.array([[0.8, 0.1, 0.0], [0.01, 0.7, 0.6], [0.02, 0.9, 0.5]])
    assert abs(metrics.copies(edited, np.eye(3), [0, 1, 2]) - (1 / 2 + 2 / 3 + 3 / 5) / 3) < 1e-12


def test_random_projections_find_the_widest_axes():
    x = (np.random.default_rng(4).normal(size=(500, 30)) * np.linspace(5, 0.1, 30)).astype(np.float32)
    x -= x.mean(0)
    axes, values = heads.widest(x, 10)
    np.testing.assert_allclose(values, heads.top(heads.covariance(x), 10)[0], rtol=0.01)
    np.testing.assert_allclose(axes.T @ axes, np.eye(10), atol=1e-5)


def test_retrieval_by_hand():
    e = heads.normalise(np.array([[1, 0], [1, 0.1], [0, 1], [0.1, 1.0]]))
    assert metrics.retrieval(e, ["a", "a", "b", "b"], 1) == (1, 1)
    assert metrics.retrieval(e, ["a", "b", "a", "b"], 1) == (0, 0)


def test_whitening_makes_axes_equally_long():
    x = np.random.default_rng(0).normal(size=(4000, 6)) * np.array([5, 4, 3, 2, 1, 0.1])
    head = heads.whitened([], x.astype(np.float32), 3, 1)
    np.testing.assert_allclose(np.cov(((x - head.mean) @ head.map).T), np.eye(3), atol=0.05)


def test_pair_whitening_finds_what_views_leave_alone():
    rng = np.random.default_rng(1)
    photo, change = rng.normal(size=(3000, 5)), rng.normal(size=(3000, 5)) * np.array([3, 3, 0.1, 3, 3])
    head = heads.pair_whitened([], (photo + change).astype(np.float32), change.astype(np.float32), 1, 0)
    assert abs(head.map[2, 0]) > 5 * np.abs(np.delete(head.map[:, 0], 2)).max()


def test_gradient_is_the_slope_of_the_loss():
    rng = np.random.default_rng(2)
    map_, x, photo = rng.normal(size=(7, 4)), rng.normal(size=(12, 7)), np.repeat(np.arange(4), 3)
    _, gradient = refine.loss_and_gradient(map_, x, photo, 0.2, 0.3)
    for i, j in ((0, 0), (3, 2), (6, 3)):
        step = np.zeros_like(map_)
        step[i, j] = 1e-6
        up, down = (refine.loss_and_gradient(map_ + s, x, photo, 0.2, 0.3)[0] for s in (step, -step))
        assert abs((up - down) / 2e-6 - gradient[i, j]) < 1e-5


def test_training_lowers_the_loss_and_stays_near():
    rng = np.random.default_rng(3)
    photo = rng.normal(size=(300, 1, 20))
    seen = np.concatenate([photo + rng.normal(size=(300, 1, 20)) * np.linspace(0.1, 2, 20) for _ in range(3)], 1)
    head = heads.whitened([], seen[:, 0].astype(np.float32), 8, 0)
    after = refine.corrected(head, seen, 60, photos_a_batch=64, rate=2e-2)
    flat, number = seen.reshape(900, 20) - head.mean, np.repeat(np.arange(300), 3)
    losses = [refine.loss_and_gradient(h.map, flat, number, 0.05, 0)[0] for h in (head, after)]
    assert losses[1] < losses[0]
    assert np.linalg.norm(after.map - head.map) < np.linalg.norm(head.map)
