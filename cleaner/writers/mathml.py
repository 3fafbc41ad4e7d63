r"""Presentation MathML into LaTeX: the common elements, and the text of all others.

Own code, since no well-kept library does it: the ports on the package index write
``\left{`` for a brace, leave invisible operators in, and raise on what is not XML.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import regex

from cleaner.writers.events import Event, Start, Text

MAX_DEPTH = 40
"""Elements inside one another; what is deeper is read as text."""

_SYMBOLS: Mapping[str, str] = {
    "α": r"\alpha", "β": r"\beta", "γ": r"\gamma", "δ": r"\delta", "ε": r"\varepsilon",
    "ϵ": r"\epsilon", "ζ": r"\zeta", "η": r"\eta", "θ": r"\theta", "ϑ": r"\vartheta",
    "ι": r"\iota", "κ": r"\kappa", "λ": r"\lambda", "μ": r"\mu", "ν": r"\nu", "ξ": r"\xi",
    "π": r"\pi", "ρ": r"\rho", "ϱ": r"\varrho", "σ": r"\sigma", "ς": r"\varsigma",
    "τ": r"\tau", "υ": r"\upsilon", "φ": r"\varphi", "ϕ": r"\phi", "χ": r"\chi",
    "ψ": r"\psi", "ω": r"\omega", "Γ": r"\Gamma", "Δ": r"\Delta", "Θ": r"\Theta",
    "Λ": r"\Lambda", "Ξ": r"\Xi", "Π": r"\Pi", "Σ": r"\Sigma", "Φ": r"\Phi",
    "Ψ": r"\Psi", "Ω": r"\Omega", "ℏ": r"\hbar", "ℓ": r"\ell", "∂": r"\partial",
    "∇": r"\nabla", "∞": r"\infty", "∑": r"\sum", "∏": r"\prod", "∫": r"\int",
    "∬": r"\iint", "∭": r"\iiint", "∮": r"\oint", "√": r"\surd", "±": r"\pm", "∓": r"\mp",
    "×": r"\times", "÷": r"\div", "⋅": r"\cdot", "·": r"\cdot", "∗": "*", "∘": r"\circ",
    "≤": r"\le", "≥": r"\ge", "≠": r"\ne", "≈": r"\approx", "≡": r"\equiv", "∼": r"\sim",
    "≃": r"\simeq", "≅": r"\cong", "∝": r"\propto", "≪": r"\ll", "≫": r"\gg", "∈": r"\in",
    "∉": r"\notin", "∋": r"\ni", "⊂": r"\subset", "⊆": r"\subseteq", "⊃": r"\supset",
    "⊇": r"\supseteq", "∪": r"\cup", "∩": r"\cap", "∖": r"\setminus", "∅": r"\emptyset",
    "∀": r"\forall", "∃": r"\exists", "¬": r"\neg", "∧": r"\wedge", "∨": r"\vee",
    "⊕": r"\oplus", "⊗": r"\otimes", "⊥": r"\perp", "∥": r"\parallel", "∣": r"\mid",
    "→": r"\to", "←": r"\leftarrow", "↔": r"\leftrightarrow", "⇒": r"\Rightarrow",
    "⇐": r"\Leftarrow", "⇔": r"\Leftrightarrow", "↦": r"\mapsto", "↑": r"\uparrow",
    "↓": r"\downarrow", "⟨": r"\langle", "⟩": r"\rangle", "⌊": r"\lfloor", "⌋": r"\rfloor",
    "⌈": r"\lceil", "⌉": r"\rceil", "…": r"\ldots", "⋯": r"\cdots", "⋮": r"\vdots",
    "⋱": r"\ddots", "′": "'", "″": "''", "†": r"\dagger", "ℝ": r"\mathbb{R}",
    "ℕ": r"\mathbb{N}", "ℤ": r"\mathbb{Z}", "ℚ": r"\mathbb{Q}", "ℂ": r"\mathbb{C}",
    "−": "-", "–": "-", "\u00a0": " ", "\u2061": "", "\u2062": "", "\u2063": "", "\u2064": "",
    "{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "&": r"\&", "$": r"\$", "_": r"\_",
    "\\": r"\backslash", "^": r"\hat{}", "~": r"\sim",
}  # fmt: skip
"""Characters of MathML by their LaTeX; U+2061 to U+2064 are invisible operators."""
_FUNCTIONS = frozenset(
    "sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan log ln lg exp lim max min sup inf "
    "det dim ker deg gcd arg".split()
)
_ACCENTS: Mapping[str, str] = {
    "¯": "bar", "‾": "overline", "―": "overline", "\u0304": "bar", "^": "hat", "ˆ": "hat",
    "\u0302": "hat", "~": "tilde", "˜": "tilde", "\u0303": "tilde", "→": "vec", "⃗": "vec",
    "˙": "dot", "\u0307": "dot", "¨": "ddot", "⏞": "overbrace",
}  # fmt: skip
_ACCENTS_BELOW: Mapping[str, str] = {"_": "underline", "¯": "underline", "⏟": "underbrace"}
_LIMITED = regex.compile(r"\\(?:sum|prod|int|iint|iiint|oint|lim|max|min|sup|inf|bigcup|bigcap)")
_ENDS_IN_COMMAND = regex.compile(r"\\[A-Za-z]++\Z")
_IN_TEXT = regex.compile(r"[\\{}$%#&_^~]")
_ALPHABETS: Mapping[str, str] = {
    "bold": "mathbf", "double-struck": "mathbb", "script": "mathcal", "fraktur": "mathfrak",
    "normal": "mathrm",
}  # fmt: skip


@dataclass(slots=True)
class _Node:
    tag: str
    attributes: Mapping[str, str]
    children: list[_Node] = field(default_factory=list)
    text: str = ""


def latex_of_mathml(events: Sequence[Event]) -> str:
    r"""Return the LaTeX of a ``math`` element, "" if nothing is in it.

    >>> from cleaner.writers.events import events_of_fragment
    >>> latex_of_mathml(events_of_fragment("<math><msup><mi>x</mi><mn>2</mn></msup></math>"))
    'x^{2}'
    """
    return _latex(_tree(events)).strip()


def _tree(events: Sequence[Event]) -> _Node:
    root = _Node("mrow", {})
    nodes, depth = [root], 0
    for event in events:
        if isinstance(event, Start):
            depth += 1
            if depth < MAX_DEPTH:
                nodes.append(_Node(event.tag.rpartition(":")[2], event.attributes))
                nodes[-2].children.append(nodes[-1])
        elif isinstance(event, Text):
            nodes[-1].text += event.data
        else:
            if 0 < depth < MAX_DEPTH:
                nodes.pop()
            depth -= 1
    return root


def _latex(node: _Node) -> str:
    write = _WRITERS.get(node.tag)
    if write:
        return write(node)
    return _row(node.children) if node.children else _symbols(node.text)


def _row(nodes: Sequence[_Node]) -> str:
    result = ""
    for node in nodes:
        result = _joined(result, _latex(node))
    return result


def _joined(left: str, right: str) -> str:
    r"""Return both, parted where ``\alpha`` and ``x`` would run into one another.

    >>> _joined(r"\alpha", "x"), _joined("2", "x")
    ('\\alpha x', '2x')
    """
    is_parted = right[:1].isascii() and right[:1].isalpha() and _ENDS_IN_COMMAND.search(left)
    return f"{left} {right}" if is_parted else left + right


def _symbols(text: str) -> str:
    result = ""
    for char in " ".join(text.split()):
        result = _joined(result, _SYMBOLS.get(char, char))
    return result


def _identifier(node: _Node) -> str:
    name = node.text.strip()
    if name in _FUNCTIONS:
        return f"\\{name}"
    alphabet = _ALPHABETS.get(node.attributes.get("mathvariant", ""))
    symbols = _symbols(name)
    if alphabet and symbols:
        return f"\\{alphabet}{{{symbols}}}"
    is_word = len(name) > 1 and name.isascii() and name.isalpha()
    return f"\\mathrm{{{name}}}" if is_word else symbols


def _operator(node: _Node) -> str:
    name = node.text.strip()
    return f"\\{name}" if name in _FUNCTIONS else _symbols(name)


def _words(node: _Node) -> str:
    text = _IN_TEXT.sub(r"\\\g<0>", " ".join(node.text.split(" ")).replace("\\", "/"))
    return f"\\text{{{text}}}" if text.strip() else " "


def _argument(node: _Node, index: int) -> str:
    return _latex(node.children[index]) if index < len(node.children) else ""


def _base(node: _Node) -> str:
    """Return the first argument; in braces where an index would take hold of its end only."""
    base = _argument(node, 0)
    inner = node.children[0] if node.children else None
    is_compound = inner is not None and inner.tag in {"mfrac", "msup", "msub", "msubsup"}
    is_row = inner is not None and inner.tag == "mrow" and len(inner.children) > 1
    return f"{{{base}}}" if is_compound or is_row or not base else base


def _fraction(node: _Node) -> str:
    if node.attributes.get("linethickness", "") in {"0", "0px", "0pt"}:
        return f"\\binom{{{_argument(node, 0)}}}{{{_argument(node, 1)}}}"
    return f"\\frac{{{_argument(node, 0)}}}{{{_argument(node, 1)}}}"


def _root(node: _Node) -> str:
    return f"\\sqrt[{_argument(node, 1)}]{{{_argument(node, 0)}}}"


def _with_limit(node: _Node, accents: Mapping[str, str], mark: str, stacked: str) -> str:
    """Return a base with what stands over or under it: an accent, a limit, or something else."""
    base, limit = _argument(node, 0), _argument(node, 1)
    sign = node.children[1].text.strip() if len(node.children) > 1 else ""
    if sign in accents:
        return f"\\{accents[sign]}{{{base}}}"
    return f"{base}{mark}{{{limit}}}" if _LIMITED.match(base) else f"{stacked}{{{limit}}}{{{base}}}"


def _under_over(node: _Node) -> str:
    base, under, over = (_argument(node, index) for index in range(3))
    if _LIMITED.match(base):
        return f"{base}_{{{under}}}^{{{over}}}"
    return f"\\overset{{{over}}}{{\\underset{{{under}}}{{{base}}}}}"


def _table(node: _Node) -> str:
    rows = [row for row in node.children if row.tag in {"mtr", "mlabeledtr"}]
    lines = [" & ".join(_row(cell.children) or _latex(cell) for cell in r.children) for r in rows]
    return "\\begin{matrix}" + r" \\ ".join(lines) + "\\end{matrix}"


def _fenced(node: _Node) -> str:
    opening, closing = (node.attributes.get(n, d) for n, d in (("open", "("), ("close", ")")))
    separator = node.attributes.get("separators", ",").strip()[:1]
    inside = _symbols(separator).join(_latex(child) for child in node.children)
    return f"\\left{_symbols(opening) or '.'}{inside}\\right{_symbols(closing) or '.'}"


_WRITERS: Mapping[str, Callable[[_Node], str]] = {
    "mi": _identifier,
    "mo": _operator,
    "mtext": _words,
    "ms": _words,
    "mspace": lambda node: " ",
    "mfrac": _fraction,
    "msqrt": lambda node: f"\\sqrt{{{_row(node.children)}}}",
    "mroot": _root,
    "msup": lambda node: f"{_base(node)}^{{{_argument(node, 1)}}}",
    "msub": lambda node: f"{_base(node)}_{{{_argument(node, 1)}}}",
    "msubsup": lambda node: f"{_base(node)}_{{{_argument(node, 1)}}}^{{{_argument(node, 2)}}}",
    "mover": lambda node: _with_limit(node, _ACCENTS, "^", "\\overset"),
    "munder": lambda node: _with_limit(node, _ACCENTS_BELOW, "_", "\\underset"),
    "munderover": _under_over,
    "mtable": _table,
    "mfenced": _fenced,
    "mphantom": lambda node: "",
    "annotation": lambda node: "",
    "annotation-xml": lambda node: "",
}
