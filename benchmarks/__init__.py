"""Measured speed and memory: one module a promise, each with `measure()`, which gives lines for people to read.

What is compared is measured in turn within one run, so that a busy machine slows both sides; the figures are medians
with their spread (the quartiles).
"""
