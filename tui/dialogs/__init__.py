"""Dialogs: one to a file, each ended by a value (or None when it was left). Here is what several of them share, and
those that are asked from many places; the others lie by where they are asked.
"""
