"""Prints a binary property list as JSON."""
import json
import plistlib
import sys

with open(sys.argv[1], 'rb') as file:
    print(json.dumps(plistlib.load(file, fmt=plistlib.FMT_BINARY)))
