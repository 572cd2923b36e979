# What onekey and infra/synth share, to be read by their shell: whether what they start is built, and on which JDK it
# runs. They say in home where the root of the checkout is.

# The JDK that the toolchain of the last build found; see the root pom.xml.
java_home() {
  cat "$home/target/java-home" 2>/dev/null || echo /nowhere
}

# is_newer FILE SOURCE...: returns whether the file is there and no source has changed since it was written.
is_newer() {
  [ -f "$1" ] && [ -x "$(java_home)/bin/java" ] || return 1
  product=$1
  shift
  # A directory is newer too, when a file in it was deleted.
  [ -z "$(find "$@" -newer "$product" | head -n 1)" ]
}

# explain_failure LOG: says why the build failed that wrote this log, and ends the script.
explain_failure() {
  grep -e '^\[ERROR\]' -e '^\[WARNING\]' -e '^[^[]' "$1" >&2 || :
  if grep -q -e 'Cannot find matching toolchain' -e 'JAVA_HOME' "$1"; then
    fail 'no JDK 25 or newer was found. Install one, for instance from https://adoptium.net, and set JAVA_HOME to it.'
  fi
  fail "the build failed; see above and $1."
}

fail() {
  printf 'onekey: %s\n' "$1" >&2
  exit 1
}
