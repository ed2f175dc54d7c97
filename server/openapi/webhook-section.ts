/** The OpenAPI document's webhooks: requests that this server makes, one per event type. */
import { WebhookEvent, WebhookEventType } from "../protocol/webhook.ts";
import { COMPONENTS, type JsonSchema, jsonSchemaOf } from "./json-schema.ts";

/** The request for one event type. */
export interface WebhookObject {
  post: {
    summary: string;
    parameters: { name: string; in: "header"; required: true; schema: JsonSchema }[];
    requestBody: {
      required: true;
      content: { "application/json": { schema: { $ref: string } } };
    };
    responses: Record<string, { description: string }>;
  };
}

const SUMMARIES: Record<WebhookEventType, string> = {
  "call.initiated": "A call stands; nobody need be ringing yet",
  "call.ringing": "The first device rings",
  "call.accepted": "A person took the call",
  "call.missed": "A person did not come",
  "call.rejected": "A person declined, was busy or may not be called",
  "call.ended": "The call is over",
};

/** The headers of Standard Webhooks. */
const HEADERS = ["webhook-id", "webhook-timestamp", "webhook-signature"];

/** The section; puts the body's schema into `components`. */
export function webhookSection(
  components: Record<string, JsonSchema>,
): Record<string, WebhookObject> {
  components.WebhookEvent = jsonSchemaOf(WebhookEvent, components);
  const sections = WebhookEventType.options.map((type) => [type, {
    post: {
      summary: SUMMARIES[type],
      parameters: HEADERS.map((name) => ({
        name,
        in: "header" as const,
        required: true as const,
        schema: { type: "string" },
      })),
      requestBody: {
        required: true as const,
        content: { "application/json": { schema: { $ref: `${COMPONENTS}WebhookEvent` } } },
      },
      responses: {
        "2XX": { description: "Taken." },
        "410": { description: "Not wanted: it is not sent again." },
        default: { description: "Sent again, for a little over a day." },
      },
    },
  }]);
  return Object.fromEntries(sections);
}
