// JSON-RPC 2.0 as MCP uses it. https://www.jsonrpc.org/specification

/** What a client sent, of which nothing but its shape is known. */
export type Message =
  | { readonly kind: 'request'; readonly id: Id; readonly method: string; readonly params: Params }
  | { readonly kind: 'notification'; readonly method: string; readonly params: Params }
  /** An answer to a request of ours; there are none. */
  | { readonly kind: 'answer' };

/** What a client calls one of its requests. */
export type Id = string | number;
export type Params = Readonly<Record<string, unknown>>;

/** Codes of the specification. */
export const codes = {
  unreadable: -32700,
  invalid: -32600,
  noMethod: -32601,
  badParams: -32602,
} as const;

export type Reply =
  | { readonly jsonrpc: '2.0'; readonly id: Id; readonly result: object }
  | {
      readonly jsonrpc: '2.0';
      readonly id: Id | null;
      readonly error: { readonly code: number; readonly message: string };
    };

/** Reads one message; undefined for what is none. */
export function readMessage(value: unknown): Message | undefined {
  const { jsonrpc, id, method, params } = fields(value);
  if (jsonrpc !== '2.0') return undefined;
  if (typeof method !== 'string') return isId(id) ? { kind: 'answer' } : undefined;
  if (id === undefined) return { kind: 'notification', method, params: fields(params) };
  return isId(id) ? { kind: 'request', id, method, params: fields(params) } : undefined;
}

export function success(id: Id, result: object): Reply {
  return { jsonrpc: '2.0', id, result };
}

export function failure(id: Id | null, code: number, message: string): Reply {
  return { jsonrpc: '2.0', id, error: { code, message } };
}

/** The object's fields, or none. */
export function fields(value: unknown): Params {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Params)
    : {};
}

export function isId(value: unknown): value is Id {
  return typeof value === 'string' || typeof value === 'number';
}
