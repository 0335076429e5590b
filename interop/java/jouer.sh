#!/bin/sh
# Tire les classes du WSDL, compile le client et le joue. Usage : jouer.sh <adresse du WSDL> <FINESS>
set -eu
ici=$(cd "$(dirname "$0")" && pwd)
travail=$(mktemp -d)
trap 'rm -rf "$travail"' EXIT
chemin="$travail:/usr/share/java/*"
wsimport -quiet -extension -Xnocompile -keep -d "$travail" -s "$travail" -p ror "$1"
javac -nowarn -proc:none -encoding UTF-8 -cp "$chemin" -d "$travail" "$travail"/ror/*.java "$ici/Client.java"
java -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -cp "$chemin" Client "$1" "$2"
