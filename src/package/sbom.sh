#!/bin/sh
# Prints the list of what is in an unpacked archive (CycloneDX, JSON): its libraries, as Maven knows them, and its Java
# runtime, as that tells about itself:
#
#     src/package/sbom.sh target/jforeman.cdx.json DIRECTORY    (both made by mvn verify)
set -eu

known=${1:?usage: src/package/sbom.sh FILE DIRECTORY}
image=${2:?usage: src/package/sbom.sh FILE DIRECTORY}
library=$image/lib/jforeman
properties=$("$library/runtime/bin/java" -XshowSettings:properties -version 2>&1)

property() { printf '%s\n' "$properties" | sed -n "s/^ *$1 = //p"; }

# picocli is compiled into jforeman.jar
names=$(cd "$library" && printf '%s\n' picocli *.jar | sed 's/-[0-9].*//;/^jforeman[.]jar$/d' | tr '\n' ' ')
# shellcheck disable=SC2016 # the variables are those of jq
jq --arg names "$names" --arg version "$(property java.runtime.version)" --arg name "$(property java.runtime.name)" \
    --arg vendor "$(property java.vendor)" --arg build "$(property java.vendor.version)" '
    {"Go License": "BSD-3-Clause", "The (New) BSD License": "BSD-3-Clause"} as $identifiers |
    ($names | split(" ")) as $inside |
    {
        type: "platform", "bom-ref": ("java-runtime@" + $version), supplier: {name: $vendor}, name: $name,
        version: $version, description: ($build + ", reduced by jlink to the modules that jforeman needs"),
        licenses: [{expression: "GPL-2.0-only WITH Classpath-exception-2.0"}],
        externalReferences: [{type: "vcs", url: "https://github.com/adoptium/jdk25u"}]
    } as $runtime |
    .components |= map(select(.name | IN($inside[]))) + [$runtime] |
    (.components[].licenses[]?.license | select(.name != null)) |= {id: ($identifiers[.name] // error("unknown licence " + .name))} |
    ([.components[]."bom-ref"] + [.metadata.component."bom-ref"]) as $references |
    .dependencies |= map(select(.ref | IN($references[])) | .dependsOn |= map(select(IN($references[])))) |
    (.dependencies[] | select(.ref == $references[-1]).dependsOn) += [$runtime."bom-ref"] |
    .dependencies += [{ref: $runtime."bom-ref", dependsOn: []}]
' "$known"
