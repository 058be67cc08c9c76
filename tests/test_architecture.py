"""The house rules that a machine can check."""

import ast
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_BANNED_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "base",
    "manager",
    "service",
    "handler",
}
_FIGURES = {"charts", "ui"}
"""Where a Plotly figure, which is a plain dictionary, is made and shown."""
_LONGEST_FILE = 400
_LONGEST_FUNCTION = 60
_LONGEST_EVENT_HANDLER = 20
_PATIENCE_S = 20
"""What comes within a second on a quiet machine has come by then on a busy one."""
_AT_ANY_MOMENT = {("test_database_killed.py", "_kill")}
"""Who does something at any moment of what goes on waits for nothing."""
_CONTRACTS = {"storeys", "framework-free", "screens", "inside-a-screen", "providers", "sql", "one-door"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _ours() -> list[Path]:
    said = subprocess.run(
        ["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [
        ROOT / name for name in said.splitlines() if (ROOT / name).exists() and "alembic/versions" not in name
    ]


SOURCES = _ours()
ROOMS = ROOT / "healthvault"


def _functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, Function):
            yield node


def _lines(function: Function) -> int:
    """Lines of code: the signature and the body, without its docstring."""
    first = function.body[0]
    documented = ast.get_docstring(function) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_two_subjects_long() -> None:
    too_long = [_named(path) for path in SOURCES if len(path.read_text().splitlines()) > _LONGEST_FILE]

    assert too_long == []


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = [
        f"{_named(path)}:{function.lineno} {function.name}"
        for path in SOURCES
        for function in _functions(path)
        if _lines(function) > _LONGEST_FUNCTION
    ]

    assert too_long == []


def test_files_are_named_for_their_subject() -> None:
    assert [_named(path) for path in SOURCES if path.stem in _BANNED_NAMES] == []


def test_no_function_is_called_get_something() -> None:
    asked = [
        f"{_named(path)}:{function.lineno} {function.name}"
        for path in SOURCES
        if path.is_relative_to(ROOMS)
        for function in _functions(path)
        if function.name.startswith(("get_", "_get_", "do_", "process_", "handle_"))
    ]

    assert asked == []


def test_every_table_is_registered() -> None:
    registered = (ROOMS / "tables.py").read_text()
    modules = ["healthvault." + path.parent.name + ".tables" for path in ROOMS.glob("*/tables.py")]

    assert [module for module in modules if f"import {module}" not in registered] == []


def test_every_screen_has_a_route() -> None:
    routed = (ROOMS / "app.py").read_text()
    screens = [path.parent.name for path in (ROOMS / "pages").glob("*/page.py")]

    assert [screen for screen in screens if f"healthvault.pages.{screen}" not in routed] == []


def _event_handlers() -> list[tuple[str, Function]]:
    return [
        (f"{path.parent.name}: {function.name}", function)
        for path in (ROOMS / "pages").glob("*/state*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef)
        for function in node.body
        if isinstance(function, Function)
        and any("event" in ast.unparse(mark) for mark in function.decorator_list)
    ]


def test_an_event_handler_never_blocks_the_others() -> None:
    assert [
        name for name, handler in _event_handlers() if not isinstance(handler, ast.AsyncFunctionDef)
    ] == []


def test_an_event_handler_is_short() -> None:
    assert [name for name, handler in _event_handlers() if _lines(handler) > _LONGEST_EVENT_HANDLER] == []


def test_no_loose_dictionary_crosses_between_rooms() -> None:
    loose = [
        f"{_named(path)}:{function.lineno} {function.name}"
        for path in SOURCES
        if path.is_relative_to(ROOMS) and path.relative_to(ROOMS).parts[0] not in _FIGURES
        for function in _functions(path)
        if not function.name.startswith("_") and "dict[str, Any]" in _signature(function)
    ]

    assert loose == []


def _signature(function: Function) -> str:
    annotations = [argument.annotation for argument in (*function.args.args, *function.args.kwonlyargs)]
    return " ".join(ast.unparse(node) for node in (*annotations, function.returns) if node is not None)


def test_nobody_swallows_every_error() -> None:
    swallowed = [
        f"{_named(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) == "Exception")
    ]

    assert swallowed == []


def test_whoever_works_the_queue_does_what_it_queued_itself() -> None:
    tests = [
        path
        for path in SOURCES
        if path.is_relative_to(ROOT / "tests") and "work(database_url" in path.read_text()
    ]
    assert len(tests) > 1
    assert [_named(path) for path in tests if "own_queue" not in path.read_text()] == []


def test_a_test_waits_for_something_and_not_for_some_time() -> None:
    """A sleep stands in a loop that looks for what is waited for: a busy machine is late, not wrong."""
    slept = [
        f"{_named(path)}:{function.lineno} {function.name}"
        for path in SOURCES
        if path.is_relative_to(ROOT / "tests") and path.name.startswith("test_")
        for function in _functions(path)
        if _sleeps(function.body) and (path.name, function.name) not in _AT_ANY_MOMENT
    ]

    assert slept == []


def _sleeps(nodes: Iterable[ast.AST]) -> bool:
    """Whether one sleeps there other than in a loop or in a function of its own."""
    return any(
        (isinstance(node, ast.Call) and ast.unparse(node.func) in {"time.sleep", "asyncio.sleep"})
        or _sleeps(ast.iter_child_nodes(node))
        for node in nodes
        if not isinstance(node, ast.For | ast.While | ast.AsyncFor | Function)
    )


def test_what_must_come_may_be_late() -> None:
    hurried = [
        f"{_named(path)}:{node.lineno}"
        for path in SOURCES
        if path.is_relative_to(ROOT / "tests")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        for for_s in [word.value for word in node.keywords if word.arg == "for_s"]
        if isinstance(for_s, ast.Constant) and for_s.value < _PATIENCE_S
    ]

    assert hurried == []


def test_no_test_is_skipped() -> None:
    words = ("pytest." + "skip", "mark." + "skip", "mark." + "xfail")
    skipped = [_named(path) for path in SOURCES if any(word in path.read_text() for word in words)]

    assert skipped == []


def test_the_contracts_stand() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())

    assert {contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]} >= _CONTRACTS
