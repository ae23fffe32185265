"""Checks Kubernetes manifests against the published schemas; a field they do not know is an error."""
import sys

import kubernetes_validate
import yaml

for name in sys.argv[1:]:
    with open(name, encoding='utf-8') as file:
        for manifest in yaml.safe_load_all(file):
            if not manifest['apiVersion'].startswith('kustomize'):
                kubernetes_validate.validate(manifest, kubernetes_validate.latest_version(), strict=True)
                print(manifest['kind'])
