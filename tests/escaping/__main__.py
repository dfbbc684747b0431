"""Play the hostile office and print which field was seen in which sink."""

import sys
import tempfile
from pathlib import Path

from . import commands, coverage, office

with tempfile.TemporaryDirectory() as name:
    before, root = office.make(Path(name) / "lama", hostile=False), office.make(Path(name) / "baru")
    sys.stdout.write(coverage.table(coverage.of(root, commands.run_all(root, before))))
