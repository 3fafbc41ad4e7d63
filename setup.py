"""Build the package, compiled where that is possible.

The sources are plain Python and run as they are. A `.pxd` file beside a module says which C types
its names have, and Cython makes C of the two. Compiled modules call one another in C, so all of
them are compiled or none. The environment variable ``CLEANER_BUILD`` says what is wanted:

    not set     compiled, or plain Python where that fails, and a warning
    compiled    compiled, or the build fails
    debug       the same with every index checked, for tests and fuzzing
    plain       plain Python

``python setup.py build_ext --inplace`` compiles what changed since the last time, in the sources.
"""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from pathlib import Path
from textwrap import shorten

from setuptools import Extension, setup
from setuptools.command.build import build
from setuptools.command.build_ext import build_ext

MODE = os.environ.get("CLEANER_BUILD", "")
MODES = ("", "compiled", "debug", "plain")

PACKAGE = Path("cleaner")
SHARED = PACKAGE / "_shared.c"
"""Cython writes here what all modules need, so that it is compiled once and not in each."""

CORES = os.cpu_count() or 1
OPTIMISED = "-O1" if MODE == "debug" else "-O2"
"""-O3 takes a fifth longer to compile, and what it makes of most modules is no faster."""
VECTORISED = "-O1" if MODE == "debug" else "-O3"
OF_NUMBERS = frozenset({"cleaner.scorer.group_means"})
"""Modules that do nothing but add up rows of numbers: with -O3 several at once."""

DIRECTIVES = {
    "language_level": 3,
    "infer_types": True,
    "annotation_typing": False,
    "boundscheck": MODE == "debug",
    "initializedcheck": MODE == "debug",
    "wraparound": False,  # In a debug build, an index below 0 of a text or array is then an error.
    "autotestdict": False,  # pytest finds the examples, and would run them twice.
    "show_performance_hints": False,
}


def extensions() -> list[Extension]:
    """Return the modules that have a `.pxd` beside them, and what they share."""
    beside = (path.with_suffix(".py") for path in sorted(PACKAGE.rglob("*.pxd")))
    sources = [path for path in beside if path.exists() and path.name != "__init__.py"]
    return [_extension(path) for path in (*sources, SHARED)] if sources else []


def flags_of(module: str) -> list[str]:
    """Return how a module is compiled, for any compiler but Microsoft's."""
    return [VECTORISED if module in OF_NUMBERS else OPTIMISED, "-g0"]


def _extension(source: Path) -> Extension:
    return Extension(".".join(source.with_suffix("").parts), [source.as_posix()])


def remove_compiled(folder: Path) -> None:
    """Remove what an earlier build left for this Python, which would run in place of the source."""
    for path in folder.rglob(f"*{sysconfig.get_config_var('EXT_SUFFIX')}"):
        path.unlink()


class Build(build):
    """Build anew."""

    def run(self) -> None:
        """Forget the last build first: what was moved since must not be in two places."""
        for folder in (self.build_lib, self.build_temp):
            shutil.rmtree(Path(folder, PACKAGE), ignore_errors=True)
        super().run()


class BuildExtensions(build_ext):
    """Compile the modules."""

    def run(self) -> None:
        """Compile all or none, and leave nothing of an earlier build in their way."""
        place = PACKAGE if self.inplace else Path(self.build_lib, PACKAGE)
        remove_compiled(place)
        if MODE == "plain":
            self.leave_plain()
            return
        try:
            self.translate()
            super().run()
        except Exception as error:
            remove_compiled(place)
            if MODE:
                raise
            self.leave_plain()
            why = shorten(str(error), 120, placeholder=" ...")
            print(f"warning: cleaner is not compiled, and so slower: {why}", file=sys.stderr)

    def translate(self) -> None:
        """Make C of the sources, beside the other temporary files."""
        from Cython.Build import cythonize

        translated = cythonize(
            self.extensions,
            build_dir=self.build_temp,
            compiler_directives=DIRECTIVES,
            force=self.force,
            nthreads=CORES,
            shared_utility_qualified_name=_extension(SHARED).name,
        )
        sources = {extension.name: extension.sources for extension in translated}
        for extension in self.extensions:
            extension.sources = sources[extension.name]

    def build_extensions(self) -> None:
        """Compile side by side, with flags that Microsoft's compiler neither knows nor needs."""
        self.parallel = CORES
        if self.compiler.compiler_type != "msvc":
            for extension in self.extensions:
                extension.extra_compile_args = flags_of(extension.name)
        super().build_extensions()

    def leave_plain(self) -> None:
        """Build a wheel of plain Python, and name it as one for every computer."""
        self.extensions = self.distribution.ext_modules = []
        self.get_finalized_command("bdist_wheel").root_is_pure = True


if __name__ == "__main__":
    if MODE not in MODES:
        sys.exit(f"CLEANER_BUILD is {MODE!r}: it may be {', '.join(MODES[1:])}, or not set")
    setup(
        ext_modules=extensions(),
        cmdclass={"build": Build, "build_ext": BuildExtensions},
        options={"build": {"build_base": f"build/{MODE or 'compiled'}"}},
    )
