"""Run every benchmark, or those that are named: ``python -m benchmarks [NAME …]``."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import benchmarks


def main(wanted: list[str]) -> None:
    """Print what each module with a `measure` has to say."""
    for module in iter_modules(benchmarks.__path__):
        if module.name.startswith("_") or (wanted and module.name not in wanted):
            continue
        measure = getattr(import_module(f"benchmarks.{module.name}"), "measure", None)
        if measure is None:
            continue
        print(module.name)
        for line in measure():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
