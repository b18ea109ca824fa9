"""`python -m qualitykit` (命令行入口)."""

from qualitykit.cli import main

if __name__ == "__main__":
    main(prog_name="qualitykit")
