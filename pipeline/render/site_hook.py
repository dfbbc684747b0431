"""The one MkDocs hook: it hands the generated pages over untouched, so that no text of the office meets Python-Markdown."""

import html
import json
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

FENCE = "---\n"
GENERATED: dict[str, tuple[dict[str, Any], str]] = {}  # address of the page -> (front matter, ready HTML)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated pages and their drawings and downloads; list the years in the menu."""
    source = Path(config.config_file_path).parent / config.extra["archive_source"]
    if not source.is_dir():
        raise PluginError(f"Folder {source} belum ada. Jalankan `lakip situs`.")
    GENERATED.clear()
    for path in sorted(p for p in source.rglob("*") if p.is_file()):
        address = path.relative_to(source)
        if path.suffix == ".html":
            _, front, body = path.read_text(encoding="utf-8").split(FENCE, 2)
            uri = address.with_suffix(".md").as_posix()
            GENERATED[uri] = (json.loads(front), body)
            if files.get_file_from_path(uri) is None:
                files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        else:
            files.append(File.generated(config, address.as_posix(), abs_src_path=str(path)))
    years = [{meta["menu"]: uri} for uri, (meta, _) in GENERATED.items() if meta["menu"]]
    if years and config.nav:
        config.nav.insert(1, {"Arsip": years[::-1]})
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a generated page its front matter, escaped: the theme prints titles as they are."""
    meta, _ = GENERATED.get(page.file.src_uri, ({}, ""))
    page.meta = {**page.meta, **{k: html.escape(v) if isinstance(v, str) else v for k, v in meta.items()}}
    return markdown


def on_page_content(content: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the ready HTML below whatever docs/ says at the same address, and mark what the office reads for the search index."""
    meta, body = GENERATED.get(page.file.src_uri, ({}, ""))
    if meta and not content:
        page.toc = get_toc(meta["toc"])
    searched = "" if page.file.src_uri.startswith("pengembang/") else " data-pagefind-body"  # English would drown in an Indonesian stemmer
    return f"<div{searched}>\n{content}{body}</div>\n"
