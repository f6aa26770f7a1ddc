#!/usr/bin/env bash
# Prints what CHANGELOG.md says of a version. Fails when the tag isn't vMAJOR.MINOR.PATCH, isn't the version that is built, or has no notes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tag="${1:?a tag such as v0.1.0}"
version="${tag#v}"
[[ "$tag" =~ ^v(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?$ ]] ||
  { echo "$tag is no semantic version with a v before it." >&2; exit 1; }
grep -q "<Version>$version</Version>" Directory.Build.props ||
  { echo "$tag isn't the version of Directory.Build.props: change one of them." >&2; exit 1; }
notes="$(awk -v heading="## [$version]" 'index($0, "## [") == 1 { inside = index($0, heading) == 1; next } inside' CHANGELOG.md)"
[[ -n "${notes//[[:space:]]/}" ]] ||
  { echo "CHANGELOG.md has no section [$version]." >&2; exit 1; }
echo "$notes"
