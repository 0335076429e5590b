"""Les sessions du simulateur : une région qui vit à son heure, ce qui lui arrivera, ce qu'on lui demande."""
