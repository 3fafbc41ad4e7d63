"""The worker pool: order, bounds, and workers that hang or die."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

pytest.importorskip("fastwarc", reason="the extra batch is not installed")

from batch_files import Act, NeverReady

from cleaner.batch.errors import WorkersError
from cleaner.batch.pool import IN_FLIGHT_A_WORKER, IN_FLIGHT_BYTES, Pool
from cleaner.batch.records import DIED, FAULT, TOO_SLOW, Failure
from cleaner.batch.worker import answer_tasks

ROOT = Path(__file__).resolve().parent.parent


ACT = Act()


def outcomes(tasks: list[str], work: Act = ACT, seconds: float = 60.0, workers: int = 2):
    with Pool(work, workers=workers, seconds=seconds) as pool:
        return list(pool.map(tasks))


def test_results_come_in_the_order_of_the_tasks() -> None:
    tasks = ["sleep 0.3", *(f"page {number}" for number in range(200)), "sleep 0.1", "last"]
    assert outcomes(tasks) == [(task, f"{task} done") for task in tasks]


def test_no_tasks_start_no_workers() -> None:
    with Pool(NeverReady(), workers=2, seconds=1) as pool:
        assert list(pool.map([])) == []


@pytest.mark.slow
def test_a_task_that_hangs_is_given_up_and_the_others_go_on() -> None:
    found = outcomes(["one", "hang", "two", "spin", "three"], seconds=5)
    late = Failure(TOO_SLOW, "more than 5 seconds")
    assert [outcome for _, outcome in found] == [
        "one done", late, "two done", late, "three done",
    ]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="signals end no process there")
def test_a_task_whose_worker_dies_is_tried_again_once(tmp_path: Path) -> None:
    found = outcomes(["die-once mark", "one", "die", "two", "exit"], Act(str(tmp_path)))
    assert [outcome for _, outcome in found] == [
        "die-once mark done",
        "one done",
        Failure(DIED, "signal SIGKILL"),
        "two done",
        Failure(DIED, "exit code 7"),
    ]


def test_a_task_that_raises_fails_alone() -> None:
    found = outcomes(["raise a fault", "one"])
    assert [outcome for _, outcome in found] == [Failure(FAULT, "ValueError: a fault"), "one done"]


def test_workers_that_cannot_start_end_the_run() -> None:
    with pytest.raises(WorkersError, match="before they are ready: exit code 3"):
        outcomes(["one"], NeverReady(), workers=1)


def test_large_tasks_and_results_pass_the_pipes() -> None:
    task = "x" * 3_000_000
    assert outcomes([task] * 4) == [(task, f"{task} done")] * 4


class Counted:
    """Tasks without end, and how many of them are read but not given back."""

    def __init__(self) -> None:
        self.read = self.given = self.most = 0

    def tasks(self) -> Iterator[str]:
        while True:
            self.read += 1
            self.most = max(self.most, self.read - self.given)
            yield "sleep 0.2" if self.read % 5000 == 1 else f"page {self.read}"


def test_an_endless_input_is_read_no_further_than_the_window() -> None:
    counted = Counted()
    with Pool(Act(), workers=2, seconds=60) as pool:
        for _ in pool.map(counted.tasks()):
            counted.given += 1
            if counted.given == 20_000:
                break
    assert counted.most <= 2 * IN_FLIGHT_A_WORKER + 1
    assert counted.most > 2, "nothing was read ahead of the slow ones"


def test_large_tasks_are_read_one_by_one() -> None:
    counted = Counted()
    sized = Pool(Act(), workers=2, seconds=60, size=lambda _: IN_FLIGHT_BYTES)
    with sized as pool:
        for _ in pool.map(counted.tasks()):
            counted.given += 1
            if counted.given == 20:
                break
    assert counted.most == 1


def test_the_environment_of_the_parent_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setenv("MKL_NUM_THREADS", "5")
    outcomes(["one"], workers=1)
    assert "OMP_NUM_THREADS" not in os.environ
    assert os.environ["MKL_NUM_THREADS"] == "5"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
class Ending:
    """Answers nothing any more: its parent is ended while an answer of the worker is unread."""

    def __init__(self, parent: Connection) -> None:
        self.parent = parent

    def warm_up(self) -> None: ...

    def __call__(self, task: str) -> str:
        self.parent.close()
        return task

    def failed(self, task: str, failure: Failure) -> str:
        return task


def test_a_worker_whose_parent_is_ended_leaves_quietly() -> None:
    parent, worker = Pipe()
    parent.send("one")
    answer_tasks(Ending(parent), worker)
    assert parent.closed


def test_workers_end_with_their_parent_in_the_middle_of_a_task(tmp_path: Path) -> None:
    script = """
        import sys
        sys.path.insert(0, "tests")
        from batch_files import Act
        from cleaner.batch.pool import Pool
        if __name__ == "__main__":
            with Pool(Act(), workers=2, seconds=600) as pool:
                tasks = pool.map(["page", "spin", "hang"])
                next(tasks)
                print(*(w.process.pid for w in pool._workers), flush=True)
                next(tasks)
    """
    path = tmp_path / "parent.py"
    path.write_text(textwrap.dedent(script))
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(path)], stdout=subprocess.PIPE, cwd=ROOT, env=environment
    ) as parent:
        assert parent.stdout is not None
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert len(workers) == 2
    until = time.monotonic() + 600
    while any(is_running(pid) for pid in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(is_running(pid) for pid in workers)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False
