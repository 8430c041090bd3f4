"""Imports Qt first of all, and gives Python its own import back.

PySide puts one of its own in its place, which reads the source of every module imported from then
on (to see whether a `__feature__` may be switched on in it). Nothing here uses those features, and
without it the window opens a tenth sooner (docs/adr/0010-reading-before-sqlalchemy.md).
"""

import builtins

from PySide6 import QtCore

QT = QtCore.qVersion()

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
