"""The fuzzer still builds with all that the parser stands on, and finds nothing in the time of a breath."""
import pathlib
import subprocess

FOLDER = pathlib.Path(__file__).resolve().parent


def test_a_few_seconds_of_fuzzing_find_nothing():
    run = subprocess.run([FOLDER / "run", "5"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=1200)
    assert run.returncode == 0, run.stdout[-4000:]
    assert "fuzz: nothing found in 5 s" in run.stdout
