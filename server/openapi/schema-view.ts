/** A JSON Schema as HTML: its type on one line, its properties as a list. */
import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { COMPONENTS, type JsonSchema } from "./json-schema.ts";

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A schema with all its parts; named schemas are linked. */
export function schemaView(schema: JsonSchema): Html {
  const parts = schema.allOf ?? [schema];
  return html`${parts.map((part) => html`${line(part)}${inside(part)}`)}`;
}

/** Text with `code` in back quotes. */
export function withCode(text: string): Html[] {
  return text.split("`").map((part, at) =>
    at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`
  );
}

function line(schema: JsonSchema): Html {
  const { $ref, items, description } = schema;
  const words = description === undefined ? "" : html`
    <span>${withCode(description)}</span>
  `;
  if ($ref !== undefined) {
    const name = $ref.slice(COMPONENTS.length);
    return html`<a href="#schema-${name}"><code>${name}</code></a>${words}`;
  }
  if (items) return html`list of ${line(items)}${words}`;
  const choices = choicesOf(schema);
  if (choices) {
    return html`${choices.map((one, at) => html`${at > 0 ? " or " : ""}${line(one)}`)}${words}`;
  }
  return html`<code>${typeOf(schema)}</code>${boundsOf(schema)}${words}`;
}

function choicesOf({ anyOf, oneOf }: JsonSchema): JsonSchema[] | undefined {
  return anyOf ?? oneOf;
}

function typeOf({ type, enum: words, const: constant, format, properties }: JsonSchema): string {
  if (constant !== undefined) return JSON.stringify(constant);
  if (words) return words.map((word) => JSON.stringify(word)).join(" | ");
  const name = Array.isArray(type)
    ? type.join(" | ")
    : type ?? (properties ? "object" : "anything");
  return format === undefined ? name : `${name} (${format})`;
}

function boundsOf(schema: JsonSchema): string {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems } = schema;
  const bounds = [
    range(minLength, maxLength, " characters"),
    range(minimum, maximum, ""),
    range(minItems, maxItems, " entries"),
  ].filter((one) => one !== "");
  return bounds.length === 0 ? "" : ` ${bounds.join(", ")}`;
}

function range(least: number | undefined, most: number | undefined, unit: string): string {
  if (least === undefined && most === undefined) return "";
  if (most === undefined) return `from ${least}${unit}`;
  return least === undefined ? `up to ${most}${unit}` : `${least} to ${most}${unit}`;
}

function inside(schema: JsonSchema): Html | string {
  const { properties, required = [], items, additionalProperties } = schema;
  if (items) return inside(items);
  const choices = choicesOf(schema);
  if (choices) return html`${choices.map(inside)}`;
  if (typeof additionalProperties === "object") {
    return html`
      <dl>
        <dt><small>any key</small></dt>
        <dd>${schemaView(additionalProperties)}</dd>
      </dl>
    `;
  }
  if (!properties) return "";
  return html`<dl>${
    Object.entries(properties).map(([name, property]) =>
      html`
        <dt><code>${name}</code> <small>${required.includes(name) ? "" : "optional"}</small></dt>
        <dd>${schemaView(property)}</dd>
      `
    )
  }</dl>`;
}
