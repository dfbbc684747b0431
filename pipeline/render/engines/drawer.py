"""Draw charts and turn drawings into pictures; the only door to `vl_convert`. Run as `python -I drawer.py`, a job on standard input.

The job is JSON: {"fonts": folder, "version": of Vega-Lite, "locale": of numbers, "specs": [...]} gives a JSON list of SVG texts;
{"fonts": folder, "svgs": [...], "scale": number} gives a JSON list of PNGs in base64.
"""

import base64
import json
import sys
from typing import Any

import vl_convert


def main(job: dict[str, Any]) -> list[str]:
    """Return what was asked for, in order."""
    vl_convert.register_font_directory(str(job["fonts"]))
    if "specs" in job:
        version, numbers = job["version"], job["locale"]
        return [vl_convert.vegalite_to_svg(s, vl_version=version, format_locale=numbers, allowed_base_urls=[]) for s in job["specs"]]
    return [base64.b64encode(bytes(vl_convert.svg_to_png(svg, scale=job["scale"]))).decode() for svg in job["svgs"]]


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)), sys.stdout)
