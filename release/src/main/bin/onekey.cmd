@echo off
rem Starts the command line of OneKey on a Java 25 or newer: that of JAVA_HOME, or else the one on the PATH.
setlocal
for %%I in ("%~dp0..") do set "ONEKEY_HOME=%%~fI"
set "ONEKEY_JAVA=java"
if defined JAVA_HOME set "ONEKEY_JAVA=%JAVA_HOME%\bin\java"
"%ONEKEY_JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "-Donekey.home=%ONEKEY_HOME%" -jar "%ONEKEY_HOME%\onekey-cli.jar" %*
exit /b %ERRORLEVEL%
