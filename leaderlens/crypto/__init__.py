"""Bytes in, bytes out: keys, seals, signatures."""
