"""Le cœur pur de la synchronisation : modèles et règles du manuel, en tables."""
