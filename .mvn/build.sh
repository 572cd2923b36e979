# Functions for onekey and infra/synth: whether the build is up to date, and on which JDK to run what it built. Both
# scripts source this file, after they have set home to the root of the checkout.

# shellcheck source=.mvn/run.sh
. "$home/.mvn/run.sh"

# Prints the JDK of the last build; the root pom.xml records it.
java_home() {
  cat "$home/target/java-home" 2>/dev/null || echo /nowhere
}

# is_newer FILE SOURCE...: returns whether the file is there and no source has changed since it was written.
is_newer() {
  [ -f "$1" ] && [ -x "$(java_home)/bin/java" ] || return 1
  product=$1
  shift
  # Deleting a file makes its directory newer.
  [ -z "$(find "$@" -newer "$product" | head -n 1)" ]
}

# is_infra_current [SOURCE...]: returns whether infra was built since its sources and these have changed. Its build gives
# the stamp the time at which it began, because what is saved while it runs is not in it.
is_infra_current() {
  is_newer "$home/infra/target/synth/made" "$home/pom.xml" \
    "$home/rule/pom.xml" "$home/rule/src/main" "$home/infra/pom.xml" "$home/infra/src/main" "$@"
}

# explain_failure LOG: says why the build failed that wrote this log, and ends the script.
explain_failure() {
  grep -e '^\[ERROR\]' -e '^\[WARNING\]' -e '^[^[]' "$1" >&2 || :
  if grep -q -e 'Cannot find matching toolchain' -e 'JAVA_HOME' "$1"; then
    fail 'no JDK 25 or newer was found. Install one, for instance from https://adoptium.net, and set JAVA_HOME to it.'
  fi
  fail "the build failed; see above and $1."
}
