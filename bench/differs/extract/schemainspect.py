#!/usr/bin/env python3
"""The texts that the tests execute, one after the other: a pair from each state of a test to the next."""
import ast
import glob
import os

from common import Suite, arguments, read


def constant(node, names):
    """The string that an expression stands for, or None."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = constant(node.left, names), constant(node.right, names)
        return None if left is None or right is None else left + right
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        text = constant(node.func.value, names)
        values = [constant(value, names) for value in node.args]
        keywords = {keyword.arg: constant(keyword.value, names) for keyword in node.keywords}
        return None if text is None or None in [*values, *keywords.values()] else text.format(*values, **keywords)
    return None


def remember(node, names):
    if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        names[node.targets[0].id] = constant(node.value, names)


given = arguments(__doc__, "github.com/djrobstep/schemainspect")
suite = Suite("schemainspect", given.out)
for path in sorted(glob.glob(f"{given.checkout}/tests/test_*.py")):
    tree = ast.parse(read(path))
    names = {}
    for node in tree.body:
        remember(node, names)
    for function in (node for node in tree.body if isinstance(node, ast.FunctionDef)):
        local = dict(names)
        case = f"{os.path.basename(path)[5:-3]}/{function.name}"
        state, step = "", 0
        ordered = sorted((node for node in ast.walk(function) if hasattr(node, "lineno")),
                         key=lambda node: (node.lineno, node.col_offset))
        for node in ordered:
            remember(node, local)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "execute":
                text = constant(node.args[0], local) if node.args else None
                step += 1
                if text is None:
                    suite.leave_out(f"{case}/{step}", "the text is computed by the test")
                    continue
                after = state + text.rstrip().rstrip(";") + ";\n"
                suite.add(f"{case}/{step}", state, after)
                state = after
suite.end()
