"""The parts every page is built from. docs/ui-kit.md lists them all."""
