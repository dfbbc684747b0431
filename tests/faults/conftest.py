"""One ground for each test process: made once, copied for every fault."""

import pytest

from .harness import Ground


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """The ground on which faults are played."""
    return Ground(tmp_path_factory.mktemp("gangguan"))
