"""Ce qui s'adresse au simulateur : le service SOAP sur un port, l'administration sur un autre."""
