// Lists every call that /openapi.json describes, with a line for curl that follows what is filled in, and a form that makes the call.

const methods = ["get", "post", "put", "patch", "delete"];

/** An element with properties and children; text goes in as text, never as HTML. */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made && key !== "list") made[key] = value; else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** What a parameter may be, with `null` and lists put aside. */
function plain(schema) {
  const inner = schema.anyOf?.find((one) => one.type !== "null") ?? schema;
  return inner.type === "array" ? plain(inner.items) : inner;
}

/** A field for one value: a choice where there are few, else a line of text. */
function field(parameter, id) {
  const schema = plain(parameter.schema);
  const choices = schema.type === "boolean" ? ["true", "false"] : schema.enum;
  const many = parameter.schema.type === "array";
  if (choices && !many) {
    return element("select", { id }, element("option", { value: "" }, "–"), ...choices.map((word) => element("option", { value: word }, word)));
  }
  const example = [parameter.example ?? ""].flat().join(",");
  const value = parameter.required ? example : "";
  return element("input", { id, value, placeholder: example, dir: "auto", spellcheck: false, autocomplete: "off" });
}

/** A word between single quotes for a shell. */
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** One call: its form, and the request that the form stands for. */
class Call {
  constructor(path, method, operation) {
    Object.assign(this, { path, method, operation, fields: [] });
    this.curl = element("pre", { tabIndex: 0 });
    this.answer = element("pre", { tabIndex: 0, hidden: true });
    this.answer.setAttribute("aria-live", "polite");
  }

  render() {
    const { method, path, operation } = this;
    const form = element("form", { noValidate: true });
    for (const parameter of operation.parameters) form.append(...this.row(parameter));
    this.bodyRows(form);
    form.append(element("button", { type: "submit" }, "Try it"), this.curl, this.answer);
    form.addEventListener("input", () => this.update());
    form.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.update();
    const scope = operation["x-scope"];
    return element(
      "details", { id: operation.operationId },
      element(
        "summary", {}, element("code", {}, `${method.toUpperCase()} ${path}`), ` ${operation.summary} `,
        scope && scope !== "read" ? element("span", { className: "scope" }, `needs: ${scope}`) : null),
      form);
  }

  row(parameter) {
    const id = `${this.operation.operationId}-${parameter.name}`;
    const input = field(parameter, id);
    this.fields.push({ parameter, input });
    const label = element("label", { htmlFor: id, className: parameter.required ? "required" : "" }, parameter.name);
    return [label, element("div", { className: "field" }, input, element("small", { dir: "auto" }, parameter.description))];
  }

  bodyRows(form) {
    const content = this.operation.requestBody?.content;
    if (!content) return;
    const id = `${this.operation.operationId}-body`;
    const types = Object.keys(content);
    const shown = (type) => {
      const { example } = content[type];
      return typeof example === "string" ? example : JSON.stringify(example, null, 1);
    };
    this.type = element("select", { id: `${id}-type` }, ...types.map((type) => element("option", { value: type }, type)));
    this.body = element("textarea", { id, value: shown(types[0]), dir: "auto", spellcheck: false });
    this.type.addEventListener("change", () => { this.body.value = shown(this.type.value); this.update(); });
    form.append(
      element("label", { htmlFor: `${id}-type` }, "Content-Type"), this.type, element("label", { htmlFor: id }, "body"), this.body);
  }

  /** Address, header fields and body as the form has them. */
  request() {
    let path = this.path;
    const query = new URLSearchParams();
    const headers = {};
    for (const { parameter, input } of this.fields) {
      if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
      else if (input.value === "") continue;
      else if (parameter.in === "header") headers[parameter.name] = input.value;
      else query.append(parameter.name, input.value);
    }
    if (this.body) headers["Content-Type"] = this.type.value;
    const key = document.getElementById("key").value;
    if (key) headers.Authorization = `Bearer ${key}`;
    return { target: path + (query.size ? `?${query}` : ""), headers, body: this.body?.value };
  }

  update() {
    const { target, headers, body } = this.request();
    const words = ["curl"];
    if (this.method !== "get") words.push("-X", this.method.toUpperCase());
    for (const [name, value] of Object.entries(headers)) {
      // The key itself does not belong into a line that people copy.
      words.push("-H", name === "Authorization" ? '"Authorization: Bearer $KEY"' : quoted(`${name}: ${value}`));
    }
    if (body !== undefined) words.push("--data-binary", quoted(body));
    words.push(quoted(location.origin + target));
    this.curl.textContent = words.join(" ");
  }

  async send() {
    const { target, headers, body } = this.request();
    this.answer.hidden = false;
    this.answer.textContent = "…";
    this.listener?.cancel();
    try {
      const response = await fetch(target, { method: this.method.toUpperCase(), headers, body, redirect: "follow" });
      if (response.headers.get("Content-Type")?.startsWith("text/event-stream")) return await this.listen(response);
      const text = await response.text();
      this.answer.textContent = `${response.status} ${response.statusText}\n${shortened(pretty(text, response.headers.get("Content-Type")))}`;
    } catch (error) {
      this.answer.textContent = `No answer: ${error.message}`;
    }
  }

  /** Shows an answer that does not end as it comes, until the call is made again. */
  async listen(response) {
    const listener = response.body.pipeThrough(new TextDecoderStream()).getReader();
    this.listener = listener;
    let text = `${response.status} ${response.statusText}\n`;
    for (let piece = { value: "" }; !piece.done && this.listener === listener; piece = await listener.read()) {
      text += piece.value;
      this.answer.textContent = shortened(text);
    }
  }
}

function pretty(text, type) {
  if (!type?.includes("json") || type.includes("ndjson")) return text;
  try { return JSON.stringify(JSON.parse(text), null, 1); } catch { return text; }
}

const shortened = (text) => (text.length > 100_000 ? `${text.slice(0, 100_000)}\n… (${text.length} characters)` : text);

async function show() {
  const response = await fetch("/openapi.json");
  if (!response.ok) throw new Error(`/openapi.json was answered with ${response.status}`);
  const document_ = await response.json();
  const calls = document.getElementById("calls");
  const rooms = document.getElementById("rooms");
  document.getElementById("about").prepend(`${document_.info.description} `);
  const made = [];
  for (const { name } of document_.tags) {
    const section = element("section", { id: `room-${name}` }, element("h2", {}, name));
    for (const [path, item] of Object.entries(document_.paths)) {
      for (const method of methods) {
        if (!item[method]?.tags.includes(name)) continue;
        const call = new Call(path, method, item[method]);
        made.push(call);
        section.append(call.render());
      }
    }
    if (section.children.length < 2) continue;
    calls.append(section);
    rooms.append(element("a", { href: `#room-${name}` }, name));
  }
  document.getElementById("key").addEventListener("input", () => made.forEach((call) => call.update()));
  const wanted = location.hash && document.getElementById(location.hash.slice(1));
  if (wanted instanceof HTMLDetailsElement) { wanted.open = true; wanted.scrollIntoView(); }
}

show().catch((error) => document.getElementById("calls").append(element("p", { role: "alert" }, error.message)));
