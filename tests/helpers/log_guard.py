"""Keeps a test from passing over a warning in the log that it did not say it expects."""

import logging


class LogGuard(logging.Handler):
    """Collects warnings and worse while a test runs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._seen: list[str] = []
        self._expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what was logged."""
        self._seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def expect(self, text: str) -> None:
        """Say that a warning or worse with `text` in it has to be logged during this test."""
        self._expected.append(text)

    def complaints(self) -> list[str]:
        """What was logged and not expected, and what was expected and not logged."""
        surprises = [
            f"logged without being expected: {line}"
            for line in self._seen
            if not any(text in line for text in self._expected)
        ]
        absent = [
            f"expected in the log, and not there: {text}"
            for text in self._expected
            if not any(text in line for line in self._seen)
        ]
        return surprises + absent
