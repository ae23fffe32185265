"""Prints the first task of a Nomad job as JSON: its variables, read as Nomad reads an env template, and its script."""
import json
import re
import sys

import hcl2


def text(value):
    """What HCL makes of a literal."""
    body = value[1:-1] if value.startswith('"') else value
    body = re.sub(r'\\(u[0-9a-f]{4}|.)', lambda m: json.loads('"\\%s"' % m.group(1)), body)
    return body.replace('$${', '${').replace('%%{', '%{')


def only(block, *names):
    for name in names:
        block = block[name]
        if isinstance(block, list):
            block = block[0]
        if isinstance(block, dict) and len(block) == 1 and next(iter(block)).startswith('"'):
            block = next(iter(block.values()))
    return block


with open(sys.argv[1], encoding='utf-8') as file:
    job = hcl2.load(file)
task = only(job, 'job', 'group', 'task')
templates = task['template']
variables = {}
for template in templates:
    if template.get('env') in (True, 'true'):
        for line in text(template['data']).splitlines():
            name, value = line.split('=', 1)
            variables[name] = json.loads(value)
for name, value in task['env'][0].items():
    if value == '""':
        variables[name] = ''
script = [text(t['data']) for t in templates if 'command.sh' in t['destination']][0]
print(json.dumps({'environment': variables, 'command': script}))
