"""Brings the store to the version the shop expects."""
from store import Store

VERSION = 1

Store().ask("SET", "version", VERSION)
print("the store has version", VERSION, flush=True)
