"""`python -m timeline`, and the command `timeline`."""

import sys


def main() -> None:
    """Run the command line. Ctrl-C while it is still being loaded is no traceback either."""
    try:
        from timeline.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("timeline: interrupted\n")
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
