"""The bill of materials of a release, CycloneDX 1.6: what is installed by the lock, what those carry inside, what we ship beside.

`python -m tests.sbom` (`make sbom`) writes pipeline/sbom.cdx.json anew from requirements/ci.txt and the metadata of the installed
libraries, which have to be the locked ones. The same lock gives the same bytes: the serial number is drawn from the content, and the time
stays as it was while the content stays. `lakip arsip` lays the file beside a release.
"""

import hashlib
import json
import re
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import pypandoc
import typst
import vl_convert
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.utils import canonicalize_name

from pipeline import __version__
from tests import locks

FILE = locks.ROOT / "pipeline" / "sbom.cdx.json"
FONTS = locks.ROOT / "pipeline" / "render" / "assets" / "fonts"
FONTS_VERSION = "2.1.5"  # as their table of names says; test_supply reads it there
NAMESPACE = uuid.UUID("6f6a5a0e-4a3c-5b1e-9a77-3f0f5e9c1d20")
ACCEPTED = "every file of this release that the lock accepts"
SPELLED = {  # how libraries write the identifiers of SPDX, where they do not use them
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
UNTOLD = {"", "UNKNOWN", "Dual License"}


def licence(about: metadata.PackageMetadata) -> str:
    """Return a library's licence as it tells it itself: an expression, its field, or its classifiers."""
    field = about.get("License") or ""
    told = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier", []) if line.startswith("License ::")]
    if expression := about.get("License-Expression"):
        return expression
    if field not in UNTOLD and "\n" not in field and len(field) <= 40:
        return SPELLED.get(field, field)
    return " OR ".join(SPELLED.get(one, one) for one in told)


def carried() -> dict[str, list[Component]]:
    """Return what is inside other people's packages without being a package: name of the package → its parts."""
    return {
        "pypandoc-binary": [_part("pandoc", pypandoc.get_pandoc_version(), "GPL-2.0-or-later", "program, started apart from ours")],
        "typst": [_part("typst-compiler", _compiler(), "Apache-2.0", "compiler inside the Python module")],
        "vl-convert-python": [
            _part("vega", vl_convert.get_vega_version(), "BSD-3-Clause", "draws the charts"),
            _part("vega-lite", vl_convert.get_vegalite_versions()[-1], "BSD-3-Clause", "newest of those inside"),
            _part("deno", None, "MIT", "runs Vega; its version is not told by the module"),
        ],
        "pagefind-bin": [_part("pagefind-ui", _installed("pagefind-bin").version, "MIT", "JavaScript and WebAssembly on the site")],
        "mkdocs-material": [*_shipped("mkdocs-material", "material/templates/assets/", (".js", ".css"))],
    }


def _compiler() -> str:
    """Return the version that the compiler writes into every PDF; the module's own may run ahead of it."""
    found = re.search(rb"Typst (\d+\.\d+\.\d+)", typst.compile(b"kata"))
    if found is None:
        raise SystemExit("Typst no longer tells its version in a PDF")
    return found[1].decode()


def _part(name: str, version: str | None, told: str, why: str) -> Component:
    kind = ComponentType.APPLICATION if name in ("pandoc", "deno") else ComponentType.LIBRARY
    return Component(
        type=kind, name=name, version=version, bom_ref=f"inside:{name}", licenses=[_licence(told)], description=why, components=[]
    )


def _shipped(name: str, folder: str, kinds: tuple[str, ...]) -> Iterator[Component]:
    """Yield the files of a package that go onto the site as they are."""
    found = _installed(name)
    for path in sorted(found.files or (), key=str):
        if str(path).startswith(folder) and path.suffix in kinds and "lunr" not in path.parts:
            yield _file(f"{name}/{str(path).removeprefix(folder)}", Path(str(found.locate_file(path))), "MIT")


def _file(name: str, file: Path, told: str) -> Component:
    digest = HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(file.read_bytes()).hexdigest())
    return Component(type=ComponentType.FILE, name=name, bom_ref=f"file:{name}", hashes=[digest], licenses=[_licence(told)])


def _licence(told: str) -> Any:
    return LicenseFactory().make_from_string(told)


def _installed(name: str) -> metadata.Distribution:
    found = locks.installed(name)
    if found is None:
        raise SystemExit(f"{name} is not installed: make terkunci")
    return found


def library(pin: locks.Pin, parts: list[Component]) -> Component:
    """Return a locked library as a component, with the digests of the lock."""
    found = _installed(pin.name)
    if found.version != pin.version:
        raise SystemExit(f"{pin.name} {found.version} is installed, {pin.version} is locked: make terkunci")
    purl = PackageURL("pypi", None, pin.name, pin.version)
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in pin.hashes]
    source = ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=XsUri(str(purl)), hashes=hashes, comment=ACCEPTED)
    told = licence(found.metadata)
    return Component(
        name=pin.name,
        version=pin.version,
        bom_ref=str(purl),
        purl=purl,
        licenses=[_licence(told)] if told else [],
        external_references=[source],
        components=parts,
    )


def fonts() -> Component:
    """Return the fonts that every PDF embeds."""
    files = [_file(f"fonts/{path.name}", path, "OFL-1.1") for path in sorted(FONTS.glob("*.ttf"))]
    return Component(
        type=ComponentType.DATA,
        name="liberation-fonts",
        version=FONTS_VERSION,
        bom_ref="shipped:liberation-fonts",
        licenses=[_licence("OFL-1.1")],
        components=files,
    )


def bill() -> Bom:
    """Return the bill: lakip, its libraries with what they carry, its fonts, and who needs whom."""
    pinned, inside = locks.pins(locks.RELEASE), carried()
    ours = Component(
        type=ComponentType.APPLICATION, name="lakip", version=__version__, bom_ref=f"lakip@{__version__}", licenses=[_licence("MIT")]
    )
    libraries = {name: library(pin, inside.get(name, [])) for name, pin in pinned.items()}
    shipped = fonts()
    made = Bom(components=[*libraries.values(), shipped])
    made.metadata.component = ours
    asked = {canonicalize_name(need.name) for need in locks.wanted()}
    made.register_dependency(ours, [*(libraries[name] for name in sorted(asked)), shipped])
    followed = locks.closure(locks.wanted())
    for name, one in libraries.items():
        extras = frozenset(extra for need in followed.get(name, ()) for extra in need.extras)
        wanted = {canonicalize_name(need.name) for need in locks.needs(name, extras)} - {name}
        made.register_dependency(one, [libraries[each] for each in sorted(wanted)])
    return made


def document(before: str = "") -> str:
    """Return the bill as JSON; the time of `before` stays where nothing else changed."""
    told: dict[str, Any] = json.loads(JsonV1Dot6(bill()).output_as_string())
    told["metadata"].pop("timestamp")
    told.pop("serialNumber")
    _sort(told)
    content = json.dumps(told, sort_keys=True)
    told["serialNumber"] = f"urn:uuid:{uuid.uuid5(NAMESPACE, content)}"
    known = json.loads(before) if before else {}
    same = known.get("serialNumber") == told["serialNumber"]
    told["metadata"]["timestamp"] = known["metadata"]["timestamp"] if same else f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    text = json.dumps(told, sort_keys=True, indent=1, ensure_ascii=False)
    digest = re.compile(r'\{\s+"alg": "SHA-256",\s+"content": "(\w+)"\s+\}')
    return digest.sub(r'{"alg": "SHA-256", "content": "\1"}', text) + "\n"


def _sort(told: Any) -> None:
    """Bring every list of the bill into one order, so that neither the library nor the disk decides it."""
    for value in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        _sort(value)
        if isinstance(value, list):
            value.sort(key=lambda one: json.dumps(one, sort_keys=True))


if __name__ == "__main__":
    FILE.write_text(document(FILE.read_text(encoding="utf-8") if FILE.exists() else ""), encoding="utf-8")
    sys.stdout.write(f"{FILE.relative_to(locks.ROOT)}\n")
