"""Ce qui est à juger : les exigences, et les scénarios qui les jouent."""
