#!/usr/bin/env python3
"""What augmentation_benchmark does, with the calls that Albumentations 1.3.1 makes of OpenCV and NumPy for table 1
of Li et al. (2024), without the library around them: the figure to compare with on the same machine.
Needs python3-opencv. Prints pictures (256 x 256 x 3, with masks) a second on one thread."""

import random
import time

import cv2
import numpy as np

SIDE = 256
PICTURES, REPETITIONS = 500, 6
normal = np.random.RandomState(0)
levels = np.arange(256)


def table(values):
    return np.clip(values, 0, 255).astype(np.uint8)


def mirror(picture, mask):
    return np.ascontiguousarray(cv2.flip(picture, 1)), np.ascontiguousarray(cv2.flip(mask, 1))


def place(picture, mask):
    matrix = cv2.getRotationMatrix2D((SIDE / 2 - 0.5, SIDE / 2 - 0.5), random.uniform(-45, 45), random.uniform(0.9, 1.1))
    matrix[0, 2] += random.uniform(-0.0625, 0.0625) * SIDE
    matrix[1, 2] += random.uniform(-0.0625, 0.0625) * SIDE
    return [cv2.warpAffine(image, matrix, (SIDE, SIDE), flags=how, borderMode=cv2.BORDER_REFLECT_101)
            for image, how in ((picture, cv2.INTER_LINEAR), (mask, cv2.INTER_NEAREST))]


def add_noise(picture):
    noise = normal.normal(0, random.uniform(10, 50) ** 0.5, picture.shape)
    return np.clip(picture.astype(np.float32) + noise, 0, 255).astype(np.uint8)


def equalize(picture):
    lab = cv2.cvtColor(picture, cv2.COLOR_RGB2LAB)
    lab[:, :, 0] = cv2.createCLAHE(clipLimit=random.uniform(1, 4), tileGridSize=(8, 8)).apply(lab[:, :, 0])
    return cv2.cvtColor(lab, cv2.COLOR_LAB2RGB)


def change_brightness(picture):
    gain, offset = random.uniform(0.8, 1.2), random.uniform(-0.2, 0.2)
    return cv2.LUT(picture, table(levels.astype(np.float32) * gain + offset * 255))


def change_gamma(picture):
    return cv2.LUT(picture, table((levels / 255) ** random.uniform(0.8, 1.2) * 255))


def sharpen(picture):
    alpha, lightness = random.uniform(0.2, 0.5), random.uniform(0.5, 1)
    kernel = np.full((3, 3), -alpha, np.float32)
    kernel[1, 1] = (1 - alpha) + alpha * (8 + lightness)
    return cv2.filter2D(picture, -1, kernel)


def blur(picture):
    side = random.choice((3, 5, 7))
    return cv2.blur(picture, (side, side))


def blur_motion(picture):
    side = random.choice((3, 5, 7))
    x = random.randrange(side), random.randrange(side)
    y = random.sample(range(side), 2) if x[0] == x[1] else (random.randrange(side), random.randrange(side))
    kernel = cv2.line(np.zeros((side, side), np.uint8), (x[0], y[0]), (x[1], y[1]), 1)
    return cv2.filter2D(picture, -1, kernel.astype(np.float32) / kernel.sum())


def shift_colours(picture):
    hue, saturation, value = cv2.split(cv2.cvtColor(picture, cv2.COLOR_RGB2HSV))
    hue = cv2.LUT(hue, np.mod(levels + random.uniform(-20, 20), 180).astype(np.uint8))
    saturation = cv2.LUT(saturation, table(levels + random.uniform(-30, 30)))
    value = cv2.LUT(value, table(levels + random.uniform(-20, 20)))
    return cv2.cvtColor(cv2.merge((hue, saturation, value)), cv2.COLOR_HSV2RGB)


def augment(picture, mask):
    for chance, change in ((0.4, mirror), (0.4, place)):
        if random.random() < chance:
            picture, mask = change(picture, mask)
    for chance, change in ((0.2, add_noise), (0.5, equalize), (0.7, change_brightness), (0.7, change_gamma),
                           (0.7, sharpen), (0.7, blur), (0.7, blur_motion), (0.7, shift_colours)):
        if random.random() < chance:
            picture = change(picture)
    return picture, mask


def main():
    cv2.setNumThreads(1)
    random.seed(1)
    picture = cv2.GaussianBlur(normal.randint(0, 256, (SIDE, SIDE, 3)).astype(np.uint8), (15, 15), 5)
    mask = np.zeros((SIDE, SIDE), np.uint8)
    cv2.circle(picture, (90, 120), 25, (230, 180, 40), cv2.FILLED)
    cv2.circle(mask, (90, 120), 25, 1, cv2.FILLED)
    rates = []
    for _ in range(REPETITIONS):
        start = time.perf_counter()
        for _ in range(PICTURES):
            augment(picture.copy(), mask.copy())
        rates.append(PICTURES / (time.perf_counter() - start))
    print(f"{max(rates):.0f} pictures a second at best, {sorted(rates)[len(rates) // 2]:.0f} in the middle")


if __name__ == "__main__":
    main()
