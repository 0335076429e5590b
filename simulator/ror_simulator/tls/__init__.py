"""Le guichet TLS du ROR : demande le certificat client, le vérifie, et dit pourquoi il refuse.

uvicorn sait refuser un certificat, mais le client n'y voit qu'une coupure et l'application rien : le refus
« pour sa raison » ne s'y prouve pas. D'où un guichet à part, devant l'application, en `ssl` standard :

- le **contexte est strict** (`CERT_REQUIRED`, liste de révocation) et c'est OpenSSL seul qui juge la
  chaîne, les dates, l'usage et la révocation : la raison est son code, pas une seconde lecture à nous ;
- le certificat refusé, que `ssl` ne rend pas après un échec, est pris dans le message de poignée de main
  (`identity`) : il ne sert qu'à dire au journal de qui était le refus, jamais à décider ;
- ce qui est une affaire de **région** (inscrit ou non) se décide après, dans l'application, requête par
  requête : une réponse 403 dit alors la raison au client lui-même (`guard`).
"""
