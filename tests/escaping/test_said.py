"""What commands say on the hostile office: nothing acts on a terminal or on the runner of a workflow, and nothing is lost."""

import json

import pytest

from . import commands, readers


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_a_command_comes_to_its_end(played, name):
    said = played.said[name]
    assert said.code == commands.COMMANDS[name][1], said.out[-800:] + said.err[-800:]


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_nothing_said_acts_on_a_terminal(played, name):
    said = played.said[name]
    kept = "\u200b" if name in commands.MARKDOWN else ""
    assert not readers.terminal_faults(said.out, kept) + readers.terminal_faults(said.err)


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_nothing_said_commands_the_runner(played, name):
    said = played.said[name]
    plain = [readers.COLOUR.sub("", text) for text in (said.out, said.err)]
    assert not [fault for text in plain for fault in readers.runner_faults(text)]


@pytest.mark.parametrize("name", commands.JSON)
def test_json_is_json_with_the_texts_whole(played, name):
    value = json.loads(played.said[name].out)
    assert readers.MARK.search(json.dumps(value))
    assert "\\u005b" not in json.dumps(value, ensure_ascii=False)


def test_most_commands_have_something_hostile_to_say(played):
    silent = {name for name, said in played.said.items() if not readers.MARK.search(said.out + said.err)}
    assert silent <= set(commands.PATHS_ONLY)


def test_annotations_are_read_back_as_they_were_meant(played):
    found = json.loads(played.said["periksa-json"].out)
    told = [readers.ANNOTATION.fullmatch(line) for line in played.said["periksa-github"].out.split("\n")]
    messages = [readers.unescaped(one[3]) for one in told if one]
    assert messages
    wanted = [f"{f['pesan']} → {f['saran']}" for f in found]
    assert all(any(message.endswith(one) for one in wanted) for message in messages)
