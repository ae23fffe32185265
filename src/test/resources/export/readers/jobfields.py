"""Checks Nomad jobs against the job specification, so far as it is used: an unknown block, field or form is an error."""
import re
import sys

import hcl2

TEXT = r'"(?:.|\n)*"'
NAME = r'"[A-Za-z0-9_.-]+"'
NUMBER = r'[0-9]+'
TRUTH = r'True|False'
DURATION = r'"[0-9.]+(?:ms|s|m|h)"'
FIELDS = {
    'job': {'type': '"(?:service|batch)"', 'namespace': NAME},
    'group': {'count': NUMBER},
    'network': {},
    'port': {},
    'service': {'name': '"[a-zA-Z0-9-]{1,63}"', 'port': NAME, 'provider': '"nomad"'},
    'restart': {'attempts': NUMBER, 'interval': DURATION, 'delay': DURATION, 'mode': '"(?:fail|delay)"'},
    'reschedule': {'attempts': NUMBER, 'unlimited': TRUTH},
    'task': {'driver': '"(?:exec|raw_exec|docker)"', 'user': NAME, 'kill_signal': '"SIG[A-Z0-9]+"',
             'kill_timeout': DURATION},
    'config': {'image': TEXT, 'command': TEXT, 'args': r'\[.*\]', 'ports': r'\[.*\]'},
    'env': {'[A-Za-z_][A-Za-z0-9_]*': TEXT},
    'template': {'destination': TEXT, 'data': TEXT, 'env': TRUTH, 'left_delimiter': TEXT, 'right_delimiter': TEXT},
}
BLOCKS = {
    'job': {'group'},
    'group': {'network', 'service', 'restart', 'reschedule', 'task'},
    'network': {'port'},
    'task': {'config', 'env', 'template'},
}
LABELLED = {'job', 'group', 'task', 'port'}


def check(kind, block):
    for name, value in block.items():
        if name == '__is_block__':
            continue
        if name in BLOCKS.get(kind, ()):
            for inner in value:
                enter(name, inner)
        elif not any(re.fullmatch(known, name) and re.fullmatch(form, str(value))
                     for known, form in FIELDS[kind].items()):
            sys.exit('%s: a %s has no %s = %s' % (sys.argv[1], kind, name, value))


def enter(kind, block):
    if kind not in LABELLED:
        check(kind, block)
        return
    for label, inner in block.items():
        if not re.fullmatch(NAME, label):
            sys.exit('%s: a %s is not called %s' % (sys.argv[1], kind, label))
        check(kind, inner)
        print(kind, label)


with open(sys.argv[1], encoding='utf-8') as file:
    root = hcl2.load(file)
if set(root) - {'__comments__'} != {'job'}:
    sys.exit('%s: more than a job' % sys.argv[1])
for job in root['job']:
    enter('job', job)
