"""The fonts that everything is set in, shipped with the program: a face that is missing or spoilt would be replaced in silence."""

import hashlib
from pathlib import Path

from ..core.errors import PipelineError

FONTS = Path(__file__).parent / "assets" / "fonts"
FACES = {  # sha256 of Liberation 2.1.5
    "LiberationMono-Regular.ttf": "6b3809450cf6253b36d157198dc15004a5fbade9abad5543c377feb7bb29139c",
    "LiberationSans-Bold.ttf": "ba0e0dc3f7aca5b0afbc31e800531ee43be3aa79ae35b2ef1f6470a9547765c4",
    "LiberationSans-BoldItalic.ttf": "15c1068175252e4adee6d3721bf74064ffe437f679d9dbaeacd03fa7711a041b",
    "LiberationSans-Italic.ttf": "01f559e5c501d3d5777647c6a92b3ff37a4523bcf4f3b6e97ae052af567618b1",
    "LiberationSans-Regular.ttf": "8d91388f1d3604b3b8ae0e3ee2d140e50cd6122f9214514f4aca772540a4076d",
}


def folder() -> Path:
    """Return the folder with the fonts, every one as it was shipped. Raise PipelineError where one is not."""
    for name, digest in FACES.items():
        file = FONTS / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise PipelineError(
                f"Pemasangan lakip rusak: huruf {name} tidak ada atau berubah.", "Pasang ulang lakip; data kantor tidak berubah."
            )
    return FONTS
