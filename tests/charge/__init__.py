"""La charge : cent régions lues et mutées en même temps, hors de `make test`."""
