"""Opens every page and dialog on a screen of one size, and prints what is wrong with them there.

Wrong is what can't be reached or read whole, and what would be read aloud badly.
`python -m tests.helpers.small_screen WIDTHxHEIGHT`: a process of its own, because Qt learns of its
screens before it starts.
"""

import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

WALKED = (
    *("main", "detail_small", "over", "empty", "expiring", "sample_banner", "damaged", "read_only"),
    *("list_chips", "list_selected", "list_save_view", "list_tag", "list_nothing_can", "toast"),
    *("add", "add_more", "edit", "use", "checkout", "terms", "write_off", "extend", "delete"),
    *("duplicate", "import_page", "import_table", "reconcile_less", "ask", "reply", "offer_found"),
    *("plan", "put_back", "purchases", "purchase", "stores", "pack", "store", "check_up"),
    *("guide", "guide_why", "reminders", "reminder_days", "keys", "about", "palette"),
    *("settings_appearance", "settings_reminders", "settings_rules", "settings_data"),
    "settings_backups",
)
"""The pictures that between them show every page and every dialog."""


def main(size: str, folder: str) -> int:
    """Look at everything on a screen of `size`."""
    width, height = map(int, size.split("x"))
    screens = Path(folder) / "screens.json"
    about = {"name": "one", "x": 0, "y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens.write_text(json.dumps({"screens": [{**about, "width": width, "height": height}]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    # Only now: the platform is chosen when Qt starts.
    from PySide6.QtCore import QEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from spendby.ui.kit.theme import Mode, Theme  # noqa: PLC0415
    from tests.helpers.built_window import built_window  # noqa: PLC0415
    from tests.helpers.heard import read_badly  # noqa: PLC0415
    from tests.helpers.reach import out_of_reach  # noqa: PLC0415
    from tests.screenshots.__main__ import pictures  # noqa: PLC0415

    app = QApplication(["spendby"])
    theme = Theme(app, Mode.LIGHT)
    screen = app.primaryScreen().availableGeometry()
    for name, services, picture, *_ in pictures():
        if name not in WALKED:
            continue
        window = built_window(services(), theme, sample=name.startswith("sample_"))
        window.show()
        window.load()
        window.furnish()
        app.processEvents()
        window.resize(width, height)
        shown = picture(window).window()
        for _ in range(8):
            app.processEvents()
        faults = [*out_of_reach(shown), *read_badly(shown)]
        if shown is not window and not screen.contains(shown.frameGeometry()):
            faults.append(f"stands at {shown.frameGeometry().getRect()}, outside of the screen")
        for fault in faults:
            sys.stdout.write(f"{name}: {fault}\n")
        for closing in (shown, window):
            closing.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return 0


if __name__ == "__main__":
    with TemporaryDirectory() as own:
        sys.exit(main(sys.argv[1], own))
