"""Sockets that have a file's name and never leave the machine; Windows's Python has none."""

import socket
import sys


def local_socket() -> socket.socket | None:
    """Make one; None where there are none."""
    made: socket.socket | None = None
    if sys.platform != "win32":
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    return made
