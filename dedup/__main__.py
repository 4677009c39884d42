"""The command ``dedup``, which ``python -m dedup`` is too."""

import sys


def main() -> int:
    """Load the program and run it; Ctrl-C while it loads is answered as one later is."""
    try:
        from dedup.cli import main as run  # noqa: PLC0415 - that is what the function is for
    except KeyboardInterrupt:
        sys.stderr.write("dedup: interrupted\n")
        return 2
    return run()


if __name__ == "__main__":
    sys.exit(main())
