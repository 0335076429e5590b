#!/bin/sh
# Installe ce que `make interop` exige, sous Debian ou Ubuntu : PHP, Node, un JDK avec JAX-WS, et le paquet npm « soap ».
# zeep vient avec les dépendances de développement du projet.
set -eu
ici=$(cd "$(dirname "$0")" && pwd)
apt-get update
apt-get install --yes --no-install-recommends php-cli php-soap default-jdk-headless jaxws
command -v node >/dev/null && command -v npm >/dev/null || apt-get install --yes --no-install-recommends nodejs npm
npm ci --prefix "$ici/node"
