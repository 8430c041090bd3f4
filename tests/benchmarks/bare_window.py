"""The least that a window of PySide costs: an empty table. The reference of every start."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from tests.benchmarks.painted import tell, when_painted


def main() -> None:
    """Open it, tell when it was painted and what it weighs, and leave."""
    app = QApplication(["bare"])
    window = QMainWindow()
    table = QTableView(window)
    window.setCentralWidget(table)
    window.resize(1240, 780)

    def done(milliseconds: float) -> None:
        tell(rows=milliseconds, window=milliseconds)
        app.quit()

    when_painted(table.viewport(), float(sys.argv[1]), lambda: True, done)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
