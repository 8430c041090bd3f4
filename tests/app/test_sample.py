"""The sample comes in a folder of its own, as of today, and leaves nothing behind."""

from datetime import date
from pathlib import Path

from spendby.app.sample import sample


def test_the_sample_is_of_today_and_gone_afterwards() -> None:
    today = date(2027, 5, 3)
    with sample(today) as services:
        folder = Path(services.data_file.folder)
        judge, credits = services.credits.all_judged(services.settings.options())
        judged = [judge.judged(one) for one in credits]
        assert len(judged) > 20
        assert min(one.days for one in judged if one.days is not None and one.days >= 0) == 1
        assert {one.today for one in judged} == {today}
        assert folder.is_dir()
    assert not folder.exists()


def test_nothing_of_it_reaches_the_users_own_folder(tmp_path: Path) -> None:
    with sample(None) as services:
        assert not Path(services.data_file.folder).is_relative_to(tmp_path)
        assert list(tmp_path.iterdir()) == []
