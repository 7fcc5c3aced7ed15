"""What becomes of a photo between a camera and a library: the views that training pulls together.

SimCLR (Chen et al. 2020) crops, flips and changes colours; SSCD (Pizzi et al. 2022) adds overlays and recompression.
Here the steps are those that people's photos go through: messengers (smaller, JPEG again), editors (crop, straighten,
tone, filter, grey, border), screenshots (bars of an interface) and captions. Pure: the same seed gives the same view.
"""
import io

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

SCREEN_TONES = (0, 18, 32, 245, 250, 255)  # of bars in dark and light interfaces
WORDS = ("what a day", "#sun", "#friends", "happy birthday!", "Lisbon 2019", "love this", "see you soon", "IMG_2041")


def crop(photo, rng):
    """Keeps 55 to 95 % of each side; one in three changes the proportions."""
    wide = rng.uniform(0.55, 0.95)
    high = rng.uniform(0.55, 0.95) if rng.random() < 1 / 3 else wide
    x, y = rng.uniform(0, photo.width * (1 - wide)), rng.uniform(0, photo.height * (1 - high))
    return photo.crop((int(x), int(y), int(x + photo.width * wide), int(y + photo.height * high)))


def turn(photo, rng):
    """Straightened by a few degrees, the corners cut off."""
    cut = int(rng.uniform(0.05, 0.09) * min(photo.size)) + 1
    turned = photo.rotate(rng.uniform(-6, 6), Image.BICUBIC)
    return turned.crop((cut, cut, photo.width - cut, photo.height - cut))


def tone(photo, rng):
    """Brightness, contrast and colour."""
    for kind in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        photo = kind(photo).enhance(rng.uniform(0.6, 1.45))
    return photo


def grey(photo, rng):
    """Black and white, one in four in sepia."""
    plain = ImageOps.grayscale(photo)
    return ImageOps.colorize(plain, (20, 12, 4), (255, 240, 205)) if rng.random() < 0.25 else plain.convert("RGB")


def tint(photo, rng):
    """A filter as of a photo app: a colour laid over."""
    colour = tuple(rng.randint(0, 255) for _ in range(3))
    return Image.blend(photo, Image.new("RGB", photo.size, colour), rng.uniform(0.05, 0.25))


def screenshot(photo, rng):
    """Bars of an interface above and below, one in four also at the sides."""
    tones = (rng.choice(SCREEN_TONES),) * 3
    side = int(photo.width * rng.uniform(0.05, 0.2)) if rng.random() < 0.25 else 0
    above, below = (int(photo.height * rng.uniform(0.05, 0.42)) for _ in range(2))
    return ImageOps.expand(photo, (side, above, side, below), tones)


def border(photo, rng):
    """A frame, white, black or coloured."""
    colour = (rng.choice(((255,) * 3, (0,) * 3, tuple(rng.randint(0, 255) for _ in range(3)))))
    return ImageOps.expand(photo, max(1, int(min(photo.size) * rng.uniform(0.02, 0.12))), colour)


def text(photo, rng):
    """A caption in a band."""
    photo, high = photo.copy(), max(6, int(photo.height * rng.uniform(0.08, 0.16)))
    y, dark = int(rng.uniform(0.02, 0.85) * photo.height), rng.random() < 0.7
    draw = ImageDraw.Draw(photo)
    draw.rectangle((0, y, photo.width, y + high), fill=(0, 0, 0) if dark else (255, 255, 255))
    words = " ".join(rng.sample(WORDS, 2))
    draw.text((photo.width * rng.uniform(0.02, 0.3), y + 1), words, fill=(255,) * 3 if dark else (0,) * 3,
              font=ImageFont.load_default(max(6, int(high * 0.7))))
    return photo


def small(photo, rng):
    """As a messenger's preview: a quarter to three quarters of the size, and once in a while blurred."""
    k = rng.uniform(0.35, 0.75)
    photo = photo.resize((max(32, int(photo.width * k)), max(32, int(photo.height * k))), Image.BICUBIC)
    return photo.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1))) if rng.random() < 0.3 else photo


def noise(photo, rng):
    """Grain."""
    grain = Image.effect_noise(photo.size, rng.uniform(8, 30)).convert("RGB")
    return ImageChops.add(photo, grain, 1, -128)


def mirror(photo, rng):
    """As selfie cameras do."""
    return ImageOps.mirror(photo)


COMMON = (crop, turn, tone, grey, screenshot, text, small)
RARE = (tint, border, noise, mirror)


def edited(photo, rng):
    """Two to four steps, the common ones first among equals, then JPEG of quality 30 to 80."""
    steps = rng.sample(COMMON, rng.randint(2, 3))
    if rng.random() < 0.4:
        steps.insert(rng.randint(0, len(steps)), rng.choice(RARE))
    for step in steps:
        photo = step(photo, rng)
    buffer = io.BytesIO()
    photo.save(buffer, "JPEG", quality=rng.randint(30, 80))
    buffer.seek(0)
    return Image.open(buffer).convert("RGB")
