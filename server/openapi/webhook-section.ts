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
  "call.initiated": "A call was started; possibly nobody is ringing yet",
  "call.ringing": "The first device rings",
  "call.accepted": "A person accepted the call",
  "call.missed": "A person missed the call",
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
        "2XX": { description: "Received." },
        "410": { description: "Not wanted: the event is not sent again." },
        default: { description: "Failed: the event is sent again, for a little over a day." },
      },
    },
  }]);
  return Object.fromEntries(sections);
}
