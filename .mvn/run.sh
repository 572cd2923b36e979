# Functions to run the command line: for onekey of a checkout, and for bin/onekey of a release, where this file is
# lib/run.sh. Both source it, after they have set home to the directory that they are in.

# Java takes its character set from the locale. In C, or in a locale that is not installed, that is ASCII.
use_utf8() {
  case $(locale charmap 2>/dev/null || :) in
    ANSI_X3.4-1968 | US-ASCII | 646 | ASCII) ;;
    *) return 0 ;;
  esac
  for name in C.UTF-8 en_US.UTF-8; do
    if [ "$(env LC_ALL=$name locale charmap 2>/dev/null || :)" = UTF-8 ]; then
      LC_ALL=$name
      export LC_ALL
      return 0
    fi
  done
}

fail() {
  printf 'onekey: %s\n' "$1" >&2
  exit 1
}

# What is left to do at the end. A script that has something to do replaces it.
clean_up() {
  :
}

# Java and Maven run in the background, so that the script can pass signals on to them.
child=
signal=
pass_signals() {
  trap 'on_signal HUP' HUP
  trap 'on_signal INT' INT
  trap 'on_signal TERM' TERM
  trap 'clean_up' EXIT
}

on_signal() {
  signal=$1
  interrupted=yes
  if [ -n "$child" ]; then
    kill "$child" 2>/dev/null || :
  else
    end_by_signal
  fi
}

end_by_signal() {
  clean_up
  trap - EXIT "$signal"
  kill -s "$signal" "$$"
}

# Waits for the child and sets code to its exit code. A signal interrupts only the wait, so it waits again.
wait_for_child() {
  interrupted=yes
  while [ -n "$interrupted" ]; do
    interrupted=
    code=0
    wait "$child" || code=$?
  done
  child=
  [ -z "$signal" ] || end_by_signal
}

# run_command JAVA JAR ARGUMENT...: runs the command and ends the script as the command ends.
run_command() {
  java=$1
  jar=$2
  shift 2
  # A command that runs for a second gains more from a quick start than from optimized machine code.
  options='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
  # The command adds the base to its exit code. So a number below it comes from a JVM that did not run the command: it
  # may end with 0 (-Xlog:help in JAVA_TOOL_OPTIONS) or with 3 (-XX:+ExitOnOutOfMemoryError).
  base=100
  set -- "-Donekey.exitCodeBase=$base" "-Donekey.home=$home" -jar "$jar" "$@"
  # The JVM cannot tell what standard output goes to when standard input is no terminal.
  if [ -t 1 ]; then
    size=$(stty size <&1 2>/dev/null || :)
    set -- "-Donekey.columns=${size#* }" "$@"
  fi
  if [ -t 2 ]; then
    set -- -Donekey.progress=true "$@"
  fi
  # A background process gets no standard input by default.
  if (: 3<&0) 2>/dev/null; then
    exec 3<&0
  else
    exec 3</dev/null
  fi
  # shellcheck disable=SC2086 # several options
  "$java" $options "$@" <&3 3<&- &
  child=$!
  exec 3<&-
  wait_for_child

  case $((code - base)) in
    [0-4] | 141) exit $((code - base)) ;;
  esac
  if [ "$code" -gt 128 ]; then
    printf 'onekey: Java was ended by signal %s before the command came to its end.\n' $((code - 128)) >&2
    exit "$code"
  fi
  fail "Java ended with $code before the command came to its end. If nothing above says why, look at JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS and _JAVA_OPTIONS."
}
