"""La page qui présente l'administration, tirée de sa description OpenAPI ; elle ne charge rien d'ailleurs."""

from html import escape
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.responses import HTMLResponse

_PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{title}</title>
<style>body{{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}
code{{background:#eee;padding:0 .2rem}}dt{{margin-top:1rem}}b{{display:inline-block;min-width:4rem}}</style>
</head><body><h1>{title}</h1><p>{description}</p>
<p>Tout le détail, pour une machine : <a href="/admin/openapi.json">openapi.json</a>.</p>
<dl>{operations}</dl></body></html>
"""


def docs_api(app: FastAPI) -> APIRouter:
    api = APIRouter(include_in_schema=False)

    @api.get("/admin/docs")
    def docs() -> HTMLResponse:
        return HTMLResponse(_page(app.openapi()), headers={"content-security-policy": _POLICY})

    return api


_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def _page(described: dict[str, Any]) -> str:
    operations = [
        _operation(method, path, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    info = described["info"]
    return _PAGE.format(
        title=escape(info["title"]),
        description=escape(info["description"].strip()).replace("\n", "<br>"),
        operations="".join(operations),
    )


def _operation(method: str, path: str, operation: dict[str, Any]) -> str:
    notes = [_parameter(parameter) for parameter in operation.get("parameters", [])]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    if body:
        notes.append(f"corps JSON : <code>{escape(str(body.get('$ref', '')).rpartition('/')[2])}</code>")
    details = f"<br>{' ; '.join(notes)}" if notes else ""
    title = f"<dt><b>{escape(method.upper())}</b> <code>{escape(path)}</code></dt>"
    return f"{title}<dd>{escape(operation.get('summary', ''))}{details}</dd>"


def _parameter(parameter: dict[str, Any]) -> str:
    said = parameter.get("description", "")
    return f"<code>{escape(parameter['name'])}</code>{f' : {escape(said)}' if said else ''}"
