"""Where things are in this repository, and where what is made of them goes."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# Every build shares one target directory, so that the binding crates are compiled once.
TARGET = Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target").absolute()
os.environ["CARGO_TARGET_DIR"] = str(TARGET)
