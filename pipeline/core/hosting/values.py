"""The settings of a repository at its host, as far as they matter here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a branch, in the words of GitHub's rulesets."""

    type: str
    parameters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Label:
    """A label that tells where a proposal stands."""

    name: str
    colour: str  # six hexadecimal digits
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """The settings in force. None means that our token may not see them."""

    branch: str  # the main branch
    rules: tuple[Rule, ...]  # those in force on it, wherever they are set
    bypass: tuple[str, ...] | None  # who may go round them
    codeowners: str | None  # the text on the main branch; None where there is no such file
    owner_faults: tuple[tuple[int, str], ...]  # line and what the host says of it
    labels: frozenset[str]
    guarded: frozenset[str] | None  # environments that take deployments from chosen branches only
    robots: Mapping[str, Any] | None  # what a workflow's own token may do
