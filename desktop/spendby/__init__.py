"""Spendby: keeps a person's store credit, says what it can buy, and warns before any is lost."""

__version__ = "0.1.0"
